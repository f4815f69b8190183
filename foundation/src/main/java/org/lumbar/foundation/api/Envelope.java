package org.lumbar.foundation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** CloudEvents, whose data depend on their type by {@code allOf}, {@code if} and {@code then}: as a choice between one schema per type. */
final class Envelope {
    private static final String TYPE = "type";

    private Envelope() {}

    static boolean isOne(JsonNode schema) {
        return schema.path("allOf").path(0).at("/if/properties/type").has("const")
                && schema.path("properties").has("data");
    }

    /**
     * The choice under the name, and what it chooses from.
     *
     * @param attributes those that all types have
     * @param byType conditions, each with a type and its data
     */
    static Map<String, JsonNode> split(
            String name, ObjectNode attributes, JsonNode byType, UnaryOperator<JsonNode> inline) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        ObjectNode choice = attributes.objectNode();
        choice.set("description", attributes.path("description"));
        ArrayNode oneOf = choice.putArray("oneOf");
        ObjectNode discriminator = choice.putObject("discriminator").put("propertyName", TYPE);
        ObjectNode mapping = discriminator.putObject("mapping");
        schemas.put(name, choice);
        for (JsonNode each : byType) {
            String type = each.at("/if/properties/type/const").asText();
            String one = words(type);
            ObjectNode event = attributes.deepCopy();
            event.put("description", "A CloudEvent of type " + type);
            event.remove("title");
            ObjectNode properties = (ObjectNode) event.get("properties");
            properties.putObject(TYPE).put("type", "string").putArray("enum").add(type);
            properties.putObject("data").put("$ref", ApiSchemas.REF + one + "Data");
            schemas.put(one, event);
            schemas.put(one + "Data", inline.apply(each.at("/then/properties/data")));
            oneOf.addObject().put("$ref", ApiSchemas.REF + one);
            mapping.put(type, ApiSchemas.REF + one);
        }
        return schemas;
    }

    /** Such as SessionStepCompleted of org.lumbar.session.step-completed.v1. */
    private static String words(String type) {
        StringBuilder name = new StringBuilder();
        String kind = type.replaceFirst("^org\\.lumbar\\.", "").replaceFirst("\\.v\\d+$", "");
        for (String word : kind.split("[.-]")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
