package org.lumbar.backbone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes values that a schema of an API document allows, as far as such a document says it. */
final class SchemaValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 10;
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 1);
    private static final Instant SOME_TIME = Instant.parse("2026-11-01T10:00:00Z");
    private static final List<String> ZONES = List.of("Europe/Berlin", "UTC", "America/New_York", "Asia/Kathmandu");

    private final JsonNode document;
    private final Map<String, List<String>> known;
    private final String word;
    private final SplittableRandom random;

    /**
     * @param known values that exist, by the name of the member or parameter that has them
     * @param word what stands in free text
     */
    SchemaValues(JsonNode document, Map<String, List<String>> known, String word, SplittableRandom random) {
        this.document = document;
        this.known = known;
        this.word = word;
        this.random = random;
    }

    /** @param name of the member or parameter; empty if it has none */
    JsonNode of(JsonNode schema, String name) {
        return of(schema, name, 0);
    }

    private JsonNode of(JsonNode given, String name, int depth) {
        JsonNode schema = resolved(given);
        List<String> existing = known.getOrDefault(name, List.of());
        if (!existing.isEmpty() && random.nextInt(4) > 0) {
            return JSON.textNode(pick(existing));
        }
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("example") && random.nextBoolean()) {
            return schema.get("example");
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer" -> JSON.numberNode(number(schema));
            case "number" -> JSON.numberNode(number(schema) / 2.0);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text(schema, name));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.path("$ref").asText().substring(1)));
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.path(choice).size() > 0) {
                return resolved(schema.path(choice)
                        .get(random.nextInt(schema.path(choice).size())));
            }
        }
        return schema;
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray() && !type.isEmpty()) {
            return type.get(random.nextInt(type.size())).asText();
        }
        return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode made = JSON.objectNode();
        if (depth > DEEPEST) {
            return made;
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(member -> {
            if (random.nextInt(10) < (required.contains(member.getKey()) ? 9 : 6)) {
                made.set(member.getKey(), of(member.getValue(), member.getKey(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            made.set("a-" + random.nextInt(9), of(schema.path("additionalProperties"), "", depth + 1));
        }
        return made;
    }

    private ArrayNode array(JsonNode schema, String name, int depth) {
        ArrayNode made = JSON.arrayNode();
        for (int i = depth > DEEPEST ? 0 : random.nextInt(4); i > 0; i--) {
            made.add(of(schema.path("items"), name, depth + 1));
        }
        return made;
    }

    private int number(JsonNode schema) {
        int from = schema.path("minimum").asInt(0);
        int to = (int) Math.min(schema.path("maximum").asLong(from + 20L), Integer.MAX_VALUE - 1L);
        return random.nextInt(5) == 0 ? (random.nextBoolean() ? from - 1 : to + 1) : random.nextInt(from, to + 1);
    }

    private String text(JsonNode schema, String name) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> SOME_DAY.plusDays(random.nextInt(60)).toString();
            case "date-time" -> SOME_TIME.plusSeconds(random.nextInt(5_000_000)).toString();
            default ->
                name.equals("timezone")
                        ? pick(ZONES)
                        : words(schema.path("maxLength").asInt(80));
        };
    }

    /** Some of them are the word alone, which a pattern of keys lets pass. */
    private String words(int longest) {
        List<String> words = new ArrayList<>(List.of(word));
        for (int i = random.nextInt(4); i > 0; i--) {
            words.add(pick(List.of("back", "sore", "ümlaut", "\uD83D\uDE00", "hurts", "today")));
        }
        String text = String.join(" ", words);
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
