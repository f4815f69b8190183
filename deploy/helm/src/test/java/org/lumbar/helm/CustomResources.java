package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kinds of operators, checked against their definitions. Those let unknown fields pass; here they are faults, but where a
 * definition says that anything goes.
 */
final class CustomResources {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Schema> byKind = new HashMap<>();

    /** Reads every definition in a folder. */
    CustomResources(Path folder) {
        for (Path file : Project.files(folder, ".yaml")) {
            JsonNode definition = Project.yaml(file);
            String group = definition.at("/spec/group").asText();
            String kind = definition.at("/spec/names/kind").asText();
            for (JsonNode version : definition.at("/spec/versions")) {
                ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
                anyMetadata(schema);
                tighten(schema);
                byKind.put(group + "/" + version.path("name").asText() + " " + kind, SCHEMAS.getSchema(schema));
            }
        }
    }

    /** The schema of the object's kind, if its operator's definitions are here. */
    Optional<Schema> of(JsonNode object) {
        return Optional.ofNullable(byKind.get(
                object.path("apiVersion").asText() + " " + object.path("kind").asText()));
    }

    static List<String> faults(Schema schema, JsonNode object) {
        return schema.validate(object).stream()
                .map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
                .toList();
    }

    /** Metadata is Kubernetes' own, and a definition says no more than that it is an object. */
    private static void anyMetadata(ObjectNode schema) {
        ((ObjectNode) schema.path("properties")).putObject("metadata").put("type", "object");
    }

    private static void tighten(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.forEach(CustomResources::tighten);
            return;
        }
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        boolean anything = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        if (schema.path("properties").isObject() && !schema.has("additionalProperties") && !anything) {
            schema.put("additionalProperties", false);
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            schema.remove("anyOf");
            schema.putArray("type").add("integer").add("string");
        }
        if (schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
        List<JsonNode> children = new ArrayList<>();
        schema.forEach(children::add);
        children.forEach(CustomResources::tighten);
    }
}
