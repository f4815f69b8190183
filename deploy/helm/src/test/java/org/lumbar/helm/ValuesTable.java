package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;

/** The page with every value, made from the schema: nobody writes it by hand. */
final class ValuesTable {
    private static final String HEAD = """
        # Values
        Every key of [values.yaml](lumbar/values.yaml), made from [the schema](lumbar/values.schema.json): change it there, and write this page anew ([how](README.md#developing)). What is empty by default and not optional has to be set.
        """;

    private final JsonNode schema;

    ValuesTable(JsonNode schema) {
        this.schema = schema;
    }

    /** The page in Markdown. */
    String page() {
        StringBuilder page = new StringBuilder(HEAD);
        List<String> alone = new ArrayList<>();
        schema.path("properties").properties().forEach(part -> {
            if (part.getValue().has("default")) {
                rows(part.getKey(), part.getValue(), alone);
            }
        });
        section(page, "Of the release", "", alone);
        schema.path("properties").properties().forEach(part -> {
            if (!part.getValue().has("default")) {
                List<String> rows = new ArrayList<>();
                part.getValue()
                        .path("properties")
                        .properties()
                        .forEach(key -> rows(part.getKey() + "." + key.getKey(), key.getValue(), rows));
                section(page, part.getKey(), part.getValue().path("description").asText() + "\n\n", rows);
            }
        });
        return page.toString();
    }

    private static void section(StringBuilder page, String name, String about, List<String> rows) {
        page.append("\n## ").append(name).append('\n').append(about);
        page.append("| key | default | what it is | allowed |\n|---|---|---|---|\n");
        rows.forEach(row -> page.append(row).append('\n'));
    }

    private void rows(String path, JsonNode at, List<String> rows) {
        if (at.has("default")) {
            rows.add("| `%s` | `%s` | %s | %s |"
                    .formatted(path, at.path("default"), at.path("description").asText(), allowed(resolved(at)))
                    .replace("  |", " |"));
            return;
        }
        rows.add("| `%s` | | %s | |".formatted(path, at.path("description").asText()));
        at.path("properties").properties().forEach(key -> rows(path + "." + key.getKey(), key.getValue(), rows));
    }

    private JsonNode resolved(JsonNode at) {
        String reference = at.path("$ref").asText();
        return reference.isEmpty() ? at : schema.at(reference.substring(1));
    }

    private static String allowed(JsonNode at) {
        StringJoiner allowed = new StringJoiner(", ");
        if (at.has("enum")) {
            StreamSupport.stream(at.path("enum").spliterator(), false)
                    .forEach(value -> allowed.add("`" + value.asText() + "`"));
        }
        if (at.has("pattern")) {
            allowed.add("`" + at.path("pattern").asText().replace("|", "\\|") + "`");
        }
        if (at.has("minimum") && at.has("maximum")) {
            allowed.add("%s to %s".formatted(at.path("minimum"), at.path("maximum")));
        } else if (at.has("minimum")) {
            allowed.add("from %s".formatted(at.path("minimum")));
        }
        if (at.path("type").asText().equals("boolean")) {
            allowed.add("`true`, `false`");
        }
        if (at.has("minLength") || at.has("minItems")) {
            allowed.add("not empty");
        }
        return allowed.toString();
    }
}
