package org.lumbar.helm;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to break a rule: an object of a rendered example ({@code object: Kind/name}) in which something is set or removed
 * ({@code at}, {@code set} or {@code remove}), or which is dropped ({@code drop}), or added ({@code add}).
 */
record Fixture(Path file) {
    static final Path FOLDER = Path.of("src/test/resources/fixtures");

    static List<Fixture> of(String rule) {
        return Project.files(FOLDER.resolve(rule), ".yaml").stream()
                .map(Fixture::new)
                .toList();
    }

    Rendered broken() {
        JsonNode wrong = Project.yaml(file);
        Path values = Project.EXAMPLES.resolve("values-" + wrong.path("values").asText("operators") + ".yaml");
        List<JsonNode> objects = new ArrayList<>(Rendered.with(values).objects());
        if (wrong.has("add")) {
            objects.add(wrong.path("add"));
            return new Rendered(objects);
        }
        String id = wrong.path("object").asText();
        JsonNode object = objects.stream()
                .filter(candidate -> Rendered.id(candidate).equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " changes what isn't there: " + id));
        if (wrong.path("drop").asBoolean()) {
            objects.remove(object);
        } else {
            change(object, JsonPointer.compile(wrong.path("at").asText()), wrong);
        }
        return new Rendered(objects);
    }

    private void change(JsonNode object, JsonPointer at, JsonNode wrong) {
        JsonNode parent = object.at(at.head());
        String name = at.last().getMatchingProperty();
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), wrong.path("set"));
        } else if (!(parent instanceof ObjectNode holder)) {
            throw new IllegalArgumentException(file + " changes what isn't there: " + at);
        } else if (wrong.path("remove").asBoolean()) {
            holder.remove(name);
        } else {
            holder.set(name, wrong.path("set"));
        }
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
