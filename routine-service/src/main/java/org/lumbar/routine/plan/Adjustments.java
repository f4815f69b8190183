package org.lumbar.routine.plan;

import java.util.ArrayList;
import java.util.List;

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
}
