package org.lumbar.backbone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a running service says of itself under {@code /q/openapi?format=json}. */
public final class ApiDocument {
    /** What else stands beside them under a path, such as its parameters, is no operation. */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode paths;

    public ApiDocument(String openApi) {
        try {
            this.paths = new ObjectMapper().readTree(openApi).path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException("the service's OpenAPI document is no JSON", e);
        }
    }

    /** Every operation, such as {@code PUT /v1/alerts/{id}/acknowledgement}. */
    public Set<String> operations() {
        return operations(operation -> true);
    }

    /** Every operation that takes a body. */
    public Set<String> operationsWithABody() {
        return operations(operation -> operation.has("requestBody"));
    }

    private Set<String> operations(Predicate<JsonNode> chosen) {
        Set<String> operations = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .filter(operation -> chosen.test(operation.getValue()))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())
                        .forEach(operations::add));
        return operations;
    }
}
