package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is different between two versions. Steps are matched by their keys, so that a new first step is one difference. */
public final class RoutineDifferences {
    private RoutineDifferences() {}

    /**
     * One difference.
     *
     * @param at path of the value; a step is named by its key: {@code /steps/knead/pressure/value}
     * @param before null if it is new
     * @param after null if it is gone
     */
    @Schema(name = "RoutineDifference")
    public record Difference(
            String at, @Nullable JsonNode before, @Nullable JsonNode after) {}

    /** In the order of the later version. */
    public static List<Difference> between(Routine before, Routine after) {
        List<Difference> found = new ArrayList<>();
        compare("", byKey(RoutineFormat.tree(before)), byKey(RoutineFormat.tree(after)), found);
        compare("/order", order(before), order(after), found);
        return List.copyOf(found);
    }

    private static void compare(String at, JsonNode before, JsonNode after, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        if (!before.isObject() || !after.isObject()) {
            found.add(new Difference(at, present(before), present(after)));
            return;
        }
        Set<String> fields = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.forEach(field -> compare(at + "/" + field, before.path(field), after.path(field), found));
    }

    private static @Nullable JsonNode present(JsonNode node) {
        return node instanceof MissingNode ? null : node;
    }

    private static JsonNode byKey(JsonNode routine) {
        ObjectNode copy = routine.deepCopy();
        ObjectNode steps = JsonNodeFactory.instance.objectNode();
        Objects.requireNonNull(copy.get("steps"))
                .forEach(step -> steps.set(step.path("key").asText(), step));
        copy.set("steps", steps);
        return copy;
    }

    private static JsonNode order(Routine routine) {
        var keys = JsonNodeFactory.instance.arrayNode();
        routine.steps().forEach(step -> keys.add(step.key()));
        return keys;
    }
}
