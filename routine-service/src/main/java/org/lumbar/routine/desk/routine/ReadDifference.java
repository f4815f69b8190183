package org.lumbar.routine.desk.routine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.RoutineDifferences;

/**
 * A difference between two versions as people read it.
 *
 * @param step the step's title; null if it is about the routine
 * @param field which member of the step, or of the routine; empty for a whole step
 * @param ofSource whether it is where the value comes from, and not the value
 * @param languageBefore tag of the language of what was said before
 * @param before empty if it is new
 * @param after empty if it is gone
 */
public record ReadDifference(
        @Nullable Said step, String field, boolean ofSource, String languageBefore, String before, String after) {
    /** What the page says elsewhere: in its heading, and in the pictures, which show how a step is done. */
    private static final Pattern SHOWN_OTHERWISE = Pattern.compile("/version|/language|/steps/[^/]+/manner(/.*)?");

    private static final String STEPS = "steps";
    /** What an entry of a list says, in one of these members. */
    private static final List<String> SAID_IN = List.of("value", "text", "key", "title");

    /** In the order of the later version; both as the reader is shown them. */
    static List<ReadDifference> between(Routine before, Routine after) {
        return RoutineDifferences.between(before, after).stream()
                .filter(difference -> !SHOWN_OTHERWISE.matcher(difference.at()).matches())
                .map(difference -> of(difference, before, after))
                .toList();
    }

    private static ReadDifference of(RoutineDifferences.Difference difference, Routine before, Routine after) {
        String[] path = difference.at().substring(1).split("/", 3);
        boolean ofStep = path[0].equals(STEPS) && path.length > 1;
        String[] members = (ofStep ? rest(path, 2) : difference.at().substring(1)).split("/");
        return new ReadDifference(
                ofStep ? title(before, after, path[1]) : null,
                members[0],
                members.length > 1 && members[members.length - 1].equals("origin"),
                before.language(),
                text(difference.before()),
                text(difference.after()));
    }

    /** Whether it is about how firmly a step works, which has words. */
    public boolean isPressure() {
        return field.equals("pressure") && !ofSource;
    }

    /** Whether it names sources, for which the page has words. */
    public boolean isSource() {
        return ofSource || field.equals("origin") || field.equals("source");
    }

    private static Said title(Routine before, Routine after, String key) {
        return Stream.of(after, before)
                .flatMap(routine -> routine.steps().stream()
                        .filter(step -> step.key().equals(key))
                        .map(step -> new Said(step.title(), routine.language())))
                .findFirst()
                .orElse(new Said(key, after.language()));
    }

    private static String rest(String[] path, int from) {
        return path.length > from ? path[from] : "";
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
        if (value.has("min") && value.has("max")) {
            return value.get("min").asText() + "–" + value.get("max").asText();
        }
        return SAID_IN.stream()
                .filter(member -> value.hasNonNull(member))
                .findFirst()
                .map(member -> text(value.get(member)))
                .orElseGet(() -> value.isTextual() ? value.asText() : value.toString());
    }
}
