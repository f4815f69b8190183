package org.lumbar.foundation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The schemas of a document: without the types of a framework, and with what is required. */
final class ApiSchemas {
    static final String REF = "#/components/schemas/";
    private static final String UUID_PATTERN =
            "[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}";

    /** How the values of Java's own types are written; none for any JSON. */
    private static final Map<String, Map<String, String>> PLAIN = Map.ofEntries(
            Map.entry("UUID", Map.of("type", "string", "format", "uuid", "pattern", UUID_PATTERN)),
            Map.entry("Instant", Map.of("type", "string", "format", "date-time")),
            Map.entry("OffsetDateTime", Map.of("type", "string", "format", "date-time")),
            Map.entry("LocalDate", Map.of("type", "string", "format", "date")),
            Map.entry("LocalTime", Map.of("type", "string", "description", "A time of the day, such as 08:00:00")),
            Map.entry("LocalDateTime", Map.of("type", "string", "description", "Such as 2026-11-21T08:00:00")),
            Map.entry("Duration", Map.of("type", "string", "format", "duration")),
            Map.entry("Period", Map.of("type", "string", "format", "duration")),
            Map.entry("URI", Map.of("type", "string", "format", "uri")),
            Map.entry("ZoneId", Map.of("type", "string", "description", "A zone of the IANA database: Europe/Berlin")),
            Map.entry("ZoneOffset", Map.of("type", "string")),
            Map.entry("JsonNode", Map.of()),
            Map.entry("ObjectNode", Map.of("type", "object")));

    private final ObjectNode document;
    private final Records records;

    ApiSchemas(ObjectNode document, Records records) {
        this.document = document;
        this.records = records;
    }

    void complete() {
        ObjectNode schemas = document.withObject("/components/schemas");
        plain(document);
        for (Map.Entry<String, JsonNode> each : schemas.properties()) {
            if (each.getValue().has("properties")) {
                members(each.getKey(), (ObjectNode) each.getValue());
            }
        }
    }

    private void members(String name, ObjectNode schema) {
        ObjectNode properties = (ObjectNode) schema.get("properties");
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        Records.Members members = records.of(name, names);
        if (members == null) {
            return;
        }
        ArrayNode required = schema.putArray("required");
        names.stream().filter(members.required()::contains).forEach(required::add);
        names.stream()
                .filter(members.nulls()::contains)
                .forEach(each -> properties.set(each, nullable((ObjectNode) properties.get(each))));
    }

    /** The same, or null. */
    static ObjectNode nullable(ObjectNode schema) {
        if (schema.path("type").isTextual() && !schema.has("$ref")) {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
            if (schema.has("enum")) {
                ((ArrayNode) schema.get("enum")).addNull();
            }
            return schema;
        }
        if (!schema.has("$ref")) {
            return schema;
        }
        ObjectNode either = schema.objectNode();
        if (schema.has("description")) {
            either.set("description", schema.remove("description"));
        }
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private static void plain(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            object.remove("type");
            String ref = object.path("$ref").asText();
            Map<String, String> type = ref.startsWith(REF) ? PLAIN.get(ref.substring(REF.length())) : null;
            if (type != null) {
                object.remove("$ref");
                type.forEach((key, value) ->
                        object.set(key, object.path(key).isTextual() ? object.get(key) : TextNode.valueOf(value)));
            }
        }
        node.forEach(ApiSchemas::plain);
    }

    /** Leaves out the schemas that no operation uses, directly or through others. */
    static void dropUnused(ObjectNode document) {
        ObjectNode schemas = document.withObject("/components/schemas");
        Set<String> used = new HashSet<>();
        List<JsonNode> open = new ArrayList<>(List.of(document.path("paths")));
        while (!open.isEmpty()) {
            Set<String> named = new TreeSet<>();
            references(open.remove(open.size() - 1), named);
            named.stream().filter(used::add).map(schemas::path).forEach(open::add);
        }
        for (Iterator<String> each = schemas.fieldNames(); each.hasNext(); ) {
            if (!used.contains(each.next())) {
                each.remove();
            }
        }
    }

    private static void references(JsonNode node, Set<String> names) {
        String text = node.isTextual() ? node.asText() : "";
        if (text.startsWith(REF)) {
            names.add(text.substring(REF.length()));
        }
        node.forEach(each -> references(each, names));
    }
}
