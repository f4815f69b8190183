package org.lumbar.routine.prescription;

import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.DoseRange;

/** One dimension of a dose, both ends included: seconds, repetitions, or seconds of holding. */
public record Amount(int min, int max) {

    static @Nullable Amount of(@Nullable DoseRange range) {
        return range == null ? null : new Amount(range.min(), range.max());
    }
}
