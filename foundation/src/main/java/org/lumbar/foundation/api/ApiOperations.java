package org.lumbar.foundation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of a document: what any such operation may answer, which headers it has, and an example of it. */
final class ApiOperations {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String CONTENT = "content";
    private static final String AUDIT = "/audit-events";

    private final ObjectNode document;
    private final ApiResources files;
    private final String service;

    ApiOperations(ObjectNode document, ApiResources files, String service) {
        this.document = document;
        this.files = files;
        this.service = service;
    }

    void complete() {
        document.withObject("/components/schemas").set("Problem", Refusals.problem());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .forEach(each -> complete(each.getKey(), path.getKey(), (ObjectNode) each.getValue())));
        document.remove("tags");
    }

    private void complete(String method, String path, ObjectNode operation) {
        if (!operation.has("operationId")) {
            operation.put("operationId", named(path));
        }
        ObjectNode answers = operation.withObject("/responses");
        if (path.endsWith(AUDIT)) {
            audit(answers);
        }
        ids(operation);
        sameContent(answers);
        new Refusals(method, path, operation).into(answers);
        headers(operation, answers);
        examples(operation, answers);
    }

    /** Operations of the foundation are there in each service, and need a name in each. */
    private String named(String path) {
        return "list" + service + "AuditEvents" + (path.contains("{clientId}") ? "OfClient" : "");
    }

    private static void audit(ObjectNode answers) {
        ObjectNode page = answers.withObject("/200").put("description", "OK");
        page.withObject("/content/application~1json/schema").put("$ref", ApiSchemas.REF + "AuditPage");
    }

    /** What a service reads by itself, to say what is wrong with it, is an id all the same. */
    private static void ids(ObjectNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode schema = parameter.path("schema");
            boolean id = parameter.path("in").asText().equals("path")
                    && parameter.path("name").asText().endsWith("Id");
            if (id && schema.path("type").asText().equals("string")) {
                ((ObjectNode) schema).put("format", "uuid");
            }
        }
    }

    /** Whoever did it already is answered with the same as whoever does it now. */
    private static void sameContent(ObjectNode answers) {
        JsonNode content = null;
        for (Map.Entry<String, JsonNode> each : answers.properties()) {
            if (each.getKey().startsWith("2") && !isEmpty(each.getValue().path(CONTENT))) {
                content = each.getValue().path(CONTENT);
            }
        }
        for (Map.Entry<String, JsonNode> each : answers.properties()) {
            boolean withBody = each.getKey().matches("20[012]");
            if (content != null && withBody && isEmpty(each.getValue().path(CONTENT))) {
                ((ObjectNode) each.getValue()).set(CONTENT, content.deepCopy());
            }
        }
    }

    private static boolean isEmpty(JsonNode content) {
        return content.findPath("schema").isEmpty();
    }

    private static void headers(ObjectNode operation, ObjectNode answers) {
        boolean conditional = false;
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").asText().equals("If-Match")) {
                conditional = true;
                ((ObjectNode) parameter)
                        .put(
                                "description",
                                "The ETag that you have seen, such as \"3\"; whoever is late is answered with 412");
            }
        }
        for (Map.Entry<String, JsonNode> each : answers.properties()) {
            ObjectNode answer = (ObjectNode) each.getValue();
            if (conditional && each.getKey().startsWith("2") && answer.has(CONTENT)) {
                header(answer, "ETag", "The revision, for If-Match");
            }
            if (each.getKey().equals("201")) {
                header(answer, "Location", "Where it is, if it has an address of its own");
            }
        }
    }

    static void header(ObjectNode answer, String name, String description) {
        answer.withObject("/headers")
                .putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private void examples(ObjectNode operation, ObjectNode answers) {
        String id = operation.path("operationId").asText();
        JsonNode examples = files.json("lumbar/api/examples/" + id + ".json");
        if (examples == null) {
            return;
        }
        example(operation.at("/requestBody/" + CONTENT), examples.get("request"));
        answers.properties()
                .forEach(each -> example(
                        each.getValue().path(CONTENT),
                        examples.path("responses").get(each.getKey())));
    }

    /** One for each media type by its name, or one for all. */
    private static void example(JsonNode content, @Nullable JsonNode example) {
        if (example == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> each : content.properties()) {
            boolean byType = List.copyOf(example.properties()).stream()
                    .anyMatch(one -> one.getKey().contains("/"));
            JsonNode own = byType ? example.get(each.getKey()) : example;
            if (own != null) {
                ((ObjectNode) each.getValue()).set("example", own);
            }
        }
    }
}
