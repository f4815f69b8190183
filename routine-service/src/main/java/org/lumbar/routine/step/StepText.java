package org.lumbar.routine.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumbar.foundation.input.Said;

/**
 * A step's words in a further language.
 *
 * @param equipment names of its things, in their order; which of them is a ball or roller is decided by the step's own names
 */
public record StepText(
        String title,
        String instruction,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> equipment) {

    /** Where there is nothing to have at hand, there are no names of it. */
    public StepText {
        equipment = equipment == null ? List.of() : equipment;
    }

    /**
     * A title as a reader is shown it.
     *
     * @param own the title in the language of the step's routine
     * @param tag the reader's language
     */
    public static Said title(Said own, Map<String, StepText> texts, String tag) {
        return find(texts, own.language(), tag)
                .map(text -> new Said(text.getValue().title(), text.getKey()))
                .orElse(own);
    }

    static Optional<Map.Entry<String, StepText>> find(Map<String, StepText> texts, String own, String tag) {
        return Said.find(tag, own, texts.keySet())
                .flatMap(found -> Optional.ofNullable(texts.get(found)).map(text -> Map.entry(found, text)));
    }
}
