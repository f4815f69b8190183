package org.lumbar.routine.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step. Null means that the source does not say.
 *
 * @param origin where the step itself (technique, phase, instruction) comes from; its values name their own
 * @param recurring comes up during the whole session
 * @param insteadOf keys of the steps that it may stand in for, such as the wall for which the floor does
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
        String origin,
        @Nullable Sourced<List<Area>> areas,
        @Nullable DoseRange seconds,
        @Nullable DoseRange repetitions,
        @Nullable DoseRange holdSeconds,
        @Nullable PressureLevel pressure,
        List<Equipment> equipment) {

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
}
