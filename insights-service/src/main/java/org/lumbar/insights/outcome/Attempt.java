package org.lumbar.insights.outcome;

import java.time.LocalDate;
import org.lumbar.insights.snapshot.SessionSnapshot;

/**
 * What one session did of what was asked.
 *
 * @param day the day that decides what rests and what is locked
 * @param done done fraction, 0 to 1
 */
record Attempt(SessionSnapshot session, LocalDate day, double done) {

    /** Done fraction from which an occurrence is completed (proposed; not clinically validated). */
    private static final double COMPLETED_FROM = 0.8;

    /** A mean of fractions may miss 0.8, or an equal fraction, by the last bits of a double, and should not. */
    private static final double ROUNDING = 1e-9;

    boolean isComplete() {
        return done >= COMPLETED_FROM - ROUNDING;
    }

    boolean isStopped() {
        return session.stoppedForSafety();
    }

    /** Fractions that differ by rounding alone are equal. */
    long comparable() {
        return Math.round(done / ROUNDING);
    }
}
