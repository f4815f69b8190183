package org.lumbar.routine.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;

/**
 * One step. Null means that the source does not say.
 *
 * @param origin where the step itself (technique, phase, instruction) comes from; its values name their own
 * @param recurring comes up during the whole session
 * @param manner how it is done, as far as a picture needs to know; not written where nothing is said
 * @param media a practice's own picture, in place of the one that is drawn; not written where there is none
 * @param insteadOf keys of the steps that it may stand in for, such as the wall for which the floor does
 * @param texts title, instruction and equipment in further languages, by their tags; exactly those of the routine
 */
public record Step(
        String key,
        StepKind kind,
        boolean optional,
        boolean recurring,
        List<String> insteadOf,
        Phase phase,
        Technique technique,
        String title,
        String instruction,
        Map<String, StepText> texts,
        String origin,
        @Nullable Sourced<List<Area>> areas,
        @Nullable DoseRange seconds,
        @Nullable DoseRange repetitions,
        @Nullable DoseRange holdSeconds,
        @Nullable PressureLevel pressure,
        List<Equipment> equipment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Manner manner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Media media) {

    /**
     * True for what has to be done: an action that is not optional and does not stand in for others. Conditions and
     * prompts are never required, so a missing "quiet place" can't cost a completed session.
     */
    public boolean required() {
        return kind == StepKind.ACTION && !optional && insteadOf.isEmpty();
    }

    /** True if it works on that area, or on one that overlaps it. */
    public boolean worksOn(Area area) {
        return areas != null && areas.value().stream().anyMatch(area::overlaps);
    }

    public boolean prompt() {
        return kind == StepKind.PROMPT;
    }

    /**
     * Its title as a reader is shown it.
     *
     * @param tag the reader's language
     * @param own the language of its routine
     */
    public Said said(String tag, String own) {
        return StepText.title(new Said(title, own), texts, tag);
    }

    /** Likewise its instruction. */
    public Said saidHow(String tag, String own) {
        return StepText.find(texts, own, tag)
                .map(text -> new Said(text.getValue().instruction(), text.getKey()))
                .orElse(new Said(instruction, own));
    }

    /**
     * The step in one language, and in no other.
     *
     * @param language one of its further languages; any other name leaves its words as they are
     */
    public Step in(String language) {
        StepText words = texts.get(language);
        return new Step(
                key,
                kind,
                optional,
                recurring,
                insteadOf,
                phase,
                technique,
                words == null ? title : words.title(),
                words == null ? instruction : words.instruction(),
                Map.of(),
                origin,
                areas,
                seconds,
                repetitions,
                holdSeconds,
                pressure,
                words == null ? equipment : named(words.equipment()),
                manner,
                media);
    }

    private List<Equipment> named(List<String> names) {
        return IntStream.range(0, equipment.size())
                .mapToObj(i -> new Equipment(
                        names.get(i),
                        equipment.get(i).optional(),
                        equipment.get(i).origin()))
                .toList();
    }
}
