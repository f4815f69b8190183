package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;

/**
 * A routine's words in a further language; its steps have theirs. Each list is in the order of the routine's own.
 *
 * @param progressions what each of them changes
 */
public record RoutineText(
        String title,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> advice,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Often> frequency,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> progressions) {

    /** The words of a {@link Frequency}. */
    public record Often(@Nullable String when, String text) {}

    /** Where the routine says nothing, there are no words of it. */
    public RoutineText {
        advice = advice == null ? List.of() : advice;
        frequency = frequency == null ? List.of() : frequency;
        progressions = progressions == null ? List.of() : progressions;
    }

    /**
     * A title as a reader is shown it.
     *
     * @param own the title in the routine's own language
     * @param tag the reader's language
     */
    public static Said title(Said own, Map<String, RoutineText> texts, String tag) {
        return Said.find(tag, own.language(), texts.keySet())
                .flatMap(found -> Optional.ofNullable(texts.get(found)).map(text -> new Said(text.title(), found)))
                .orElse(own);
    }

    /** With what a plan says of its routine, and no more. */
    static RoutineText ofPlan(String title, List<String> advice) {
        return new RoutineText(title, advice, List.of(), List.of());
    }
}
