package org.lumbar.foundation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * JSON Schemas of files, as schemas of the document: {@value #NAMES} says under which names. References are resolved, and what
 * generators don't know is left out: conditions ({@code if}, {@code then}). So a document's schema may take more than the file's.
 */
final class PublishedSchemas {
    static final String NAMES = "lumbar/api/schemas.properties";
    private static final Set<String> LEFT_OUT = Set.of("$schema", "$id", "$defs", "if", "then", "else", "allOf");
    private static final String UUID = "^[0-9a-fA-F]{8}-";
    private static final String LOWER_UUID = "^[0-9a-f]{8}-";

    private final ApiResources files;

    PublishedSchemas(ApiResources files) {
        this.files = files;
    }

    void into(ObjectNode document) {
        ObjectNode schemas = document.withObject("/components/schemas");
        files.properties(NAMES).forEach((name, path) -> {
            JsonNode schema = file(path);
            if (Envelope.isOne(schema)) {
                Envelope.split(
                                name,
                                (ObjectNode) inline(schema, path),
                                schema.path("allOf"),
                                data -> inline(data, path))
                        .forEach(schemas::set);
            } else {
                schemas.set(name, inline(schema, path));
            }
        });
    }

    private JsonNode file(String path) {
        return Objects.requireNonNull(files.json(path), () -> "no file " + path + " on the class path");
    }

    private JsonNode inline(JsonNode schema, String path) {
        if (schema instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode();
            list.forEach(each -> copy.add(inline(each, path)));
            return copy;
        }
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        String ref = object.path("$ref").asText("");
        ObjectNode copy = object.objectNode();
        if (!ref.isEmpty() && !ref.startsWith("#/components/")) {
            copy.setAll((ObjectNode) resolved(ref, path));
        }
        object.properties().forEach(member -> {
            String key = member.getKey();
            boolean done = key.equals("$ref") && !ref.startsWith("#/components/");
            if (key.equals("properties")) {
                copy.set(key, members((ObjectNode) member.getValue(), path));
            } else if (!done && !LEFT_OUT.contains(key)) {
                copy.set(key, inline(member.getValue(), path));
            }
        });
        if (object.path("allOf").has(0) && !object.path("allOf").path(0).has("if")) {
            copy.set("allOf", inline(object.path("allOf"), path));
        }
        return plain(copy);
    }

    private ObjectNode members(ObjectNode properties, String path) {
        ObjectNode copy = properties.objectNode();
        properties.properties().stream()
                .filter(each -> each.getValue().isObject())
                .forEach(each -> copy.set(each.getKey(), inline(each.getValue(), path)));
        return copy;
    }

    private JsonNode resolved(String ref, String path) {
        int hash = ref.indexOf('#');
        String file = hash == 0 ? path : sibling(path, hash < 0 ? ref : ref.substring(0, hash));
        String pointer = hash < 0 ? "" : ref.substring(hash + 1);
        JsonNode target = file(file).at(pointer);
        if (target.isMissingNode()) {
            throw new IllegalStateException(ref + " of " + path + " leads nowhere");
        }
        return inline(target, file);
    }

    /** An absolute reference starts at the class path's root. */
    private static String sibling(String path, String name) {
        return name.startsWith("/") ? name.substring(1) : path.substring(0, path.lastIndexOf('/') + 1) + name;
    }

    /** In words that generators know. */
    private static ObjectNode plain(ObjectNode schema) {
        if (schema.has("const") && !schema.has("properties")) {
            schema.putArray("enum").add(schema.remove("const"));
        }
        if (schema.path("enum").isArray() && !schema.has("type")) {
            boolean nulls = false;
            for (JsonNode value : schema.path("enum")) {
                nulls |= value.isNull();
            }
            if (nulls) {
                schema.putArray("type").add("string").add("null");
            } else {
                schema.put("type", "string");
            }
        }
        if (schema.path("items").has("enum")) {
            schema.remove("uniqueItems");
        }
        String pattern = schema.path("pattern").asText("");
        if (pattern.startsWith(UUID) || pattern.startsWith(LOWER_UUID)) {
            schema.put("format", "uuid");
        }
        if (schema.path("type").size() == 3) {
            schema.put("format", "int64").putArray("type").add("integer").add("null");
            schema.remove("pattern");
        }
        return orNull(schema);
    }

    /** One schema that takes null, in place of a choice between a schema and null. */
    private static ObjectNode orNull(ObjectNode schema) {
        JsonNode choice = schema.path("oneOf");
        if (choice.size() != 2) {
            return schema;
        }
        for (int i : List.of(0, 1)) {
            JsonNode other = choice.get(1 - i);
            if (choice.get(i).path("type").asText().equals("null")
                    && other.path("type").isTextual()) {
                schema.remove("oneOf");
                ObjectNode merged = ApiSchemas.nullable((ObjectNode) other.deepCopy());
                merged.setAll(schema);
                return merged;
            }
        }
        return schema;
    }
}
