package org.lumbar.routine.desk.routine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.RoutineDifferences;

/**
 * A difference between two versions as people read it.
 *
 * @param where the step's title, or which part of the routine
 * @param field what of it; empty for all of it
 * @param before empty if it is new
 * @param after empty if it is gone
 */
public record ReadDifference(String where, String field, String before, String after) {
    private static final String STEPS = "steps";
    /** What an entry of a list says, in one of these members. */
    private static final List<String> SAID_IN = List.of("value", "text", "key");

    static ReadDifference of(RoutineDifferences.Difference difference, Routine routine) {
        String[] path = difference.at().substring(1).split("/", 3);
        boolean ofStep = path[0].equals(STEPS) && path.length > 1;
        return new ReadDifference(
                ofStep ? title(routine, path[1]) : path[0],
                ofStep ? rest(path, 2) : rest(path, 1),
                text(difference.before()),
                text(difference.after()));
    }

    private static String title(Routine routine, String key) {
        return routine.steps().stream()
                .filter(step -> step.key().equals(key))
                .map(step -> step.title())
                .findFirst()
                .orElse(key);
    }

    private static String rest(String[] path, int from) {
        return path.length > from ? path[from].replace('/', ' ') : "";
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(ReadDifference::text)
                    .collect(Collectors.joining(" · "));
        }
        return SAID_IN.stream()
                .filter(member -> value.hasNonNull(member))
                .findFirst()
                .map(member -> text(value.get(member)))
                .orElseGet(() -> value.isTextual() ? value.asText() : value.toString());
    }
}
