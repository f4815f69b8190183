package org.lumbar.routine.catalogue;

import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.Sourced;

/**
 * A step that is a harder form of another.
 *
 * @param calmSessions calm sessions of {@code from} before {@code to} may be proposed; null: it may follow at once
 */
public record Progression(
        String from, String to, String change, @Nullable Sourced<Integer> calmSessions, String origin) {

    /** A gated step is done only once a clinician has opened it for the plan. */
    public boolean gated() {
        return calmSessions != null;
    }

    Progression saying(String what) {
        return new Progression(from, to, what, calmSessions, origin);
    }
}
