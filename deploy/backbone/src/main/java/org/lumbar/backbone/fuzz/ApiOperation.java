package org.lumbar.backbone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An operation of an API document.
 *
 * @param path with its parameters in braces
 * @param bodies the schema of a body by its media type; empty if it takes none
 */
record ApiOperation(String method, String path, List<Parameter> parameters, Map<String, JsonNode> bodies) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** @param in {@code path}, {@code query}, {@code header} or {@code cookie} */
    record Parameter(String name, String in, JsonNode schema) {}

    /** Such as {@code PUT /v1/alerts/{id}/acknowledgement}. */
    String name() {
        return method + " " + path;
    }

    /** All of them, in the order of their names. */
    static List<ApiOperation> of(JsonNode document) {
        Map<String, ApiOperation> all = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new ApiOperation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                parameters(path.getValue(), operation.getValue()),
                                bodies(operation.getValue())))
                        .forEach(operation -> all.put(operation.name(), operation)));
        return List.copyOf(all.values());
    }

    static JsonNode document(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the service's OpenAPI document is no JSON", e);
        }
    }

    private static List<Parameter> parameters(JsonNode path, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode owner : List.of(path, operation)) {
            for (JsonNode each : owner.path("parameters")) {
                parameters.add(new Parameter(
                        each.path("name").asText(), each.path("in").asText(), each.path("schema")));
            }
        }
        return parameters;
    }

    private static Map<String, JsonNode> bodies(JsonNode operation) {
        Map<String, JsonNode> bodies = new TreeMap<>();
        operation
                .at("/requestBody/content")
                .properties()
                .forEach(content ->
                        bodies.put(content.getKey(), content.getValue().path("schema")));
        return bodies;
    }
}
