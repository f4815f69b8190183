package org.lumbar.routine.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Step;
import org.lumbar.routine.step.StepKind;

/**
 * How a clinician has adapted the pinned routine to this client.
 *
 * @param lighterBy how many levels lighter than the routine every step is worked
 * @param openSteps gated steps, such as floor work, that may now be done
 * @param reviewedAt number of completed sessions at the last course review; 0 before the first
 */
public record Adjustments(int lighterBy, List<String> openSteps, int reviewedAt) {
    static final Adjustments NONE = new Adjustments(0, List.of(), 0);

    public Adjustments lighter() {
        return new Adjustments(lighterBy + 1, openSteps, reviewedAt);
    }

    /** One level of what was made lighter is taken back. */
    public Adjustments lessLight() {
        return new Adjustments(Math.max(0, lighterBy - 1), openSteps, reviewedAt);
    }

    Adjustments opening(String step) {
        List<String> open = new ArrayList<>(openSteps);
        open.add(step);
        return new Adjustments(lighterBy, List.copyOf(open), reviewedAt);
    }

    Adjustments closing(String step) {
        return new Adjustments(
                lighterBy, openSteps.stream().filter(open -> !open.equals(step)).toList(), reviewedAt);
    }

    public Adjustments reviewed(int completedSessions) {
        return new Adjustments(lighterBy, openSteps, completedSessions);
    }

    /** How firmly a step is to be done. Where the source names no pressure for a massage, lighter means LIGHT. */
    @Nullable
    Pressure pressure(Step step) {
        Pressure pressure = step.pressure() == null ? null : step.pressure().value();
        if (lighterBy > 0 && pressure == null) {
            boolean toBeDone = step.kind() == StepKind.ACTION && !step.optional();
            return step.phase() == Phase.MASSAGE && toBeDone ? Pressure.LIGHT : null;
        }
        for (int i = 0; i < lighterBy && pressure != null; i++) {
            pressure = pressure.lighter();
        }
        return pressure;
    }
}
