package org.lumbar.routine.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step. Null means that the source does not say.
 *
 * @param origin where the step itself (technique, phase, instruction) comes from; its values name their own
 * @param recurring comes up during the whole session
 */
public record Step(
        String key,
        StepKind kind,
        boolean optional,
        boolean recurring,
        Phase phase,
        Technique technique,
        String title,
        String instruction,
        String origin,
        @Nullable Sourced<List<Area>> areas,
        @Nullable DoseRange seconds,
        @Nullable DoseRange repetitions,
        @Nullable DoseRange holdSeconds,
        @Nullable PressureLevel pressure,
        List<Equipment> equipment) {

    /**
     * True for what has to be done: an action that is not optional. Conditions and prompts are never required, so a
     * missing "quiet place" can't cost a completed session.
     */
    public boolean required() {
        return kind == StepKind.ACTION && !optional;
    }

    public boolean prompt() {
        return kind == StepKind.PROMPT;
    }
}
