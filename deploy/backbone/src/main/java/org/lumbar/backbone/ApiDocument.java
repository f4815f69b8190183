package org.lumbar.backbone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a running service says of itself under {@code /q/openapi?format=json}. */
public final class ApiDocument {
    private final JsonNode paths;

    public ApiDocument(String openApi) {
        try {
            this.paths = new ObjectMapper().readTree(openApi).path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException("the service's OpenAPI document is no JSON", e);
        }
    }

    /** Every operation that takes a body, such as {@code PUT /v1/alerts/{id}/acknowledgement}. */
    public Set<String> operationsWithABody() {
        Set<String> operations = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("requestBody"))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())
                        .forEach(operations::add));
        return operations;
    }
}
