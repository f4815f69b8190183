package org.lumbar.insights.trend;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of unusual pain. Reported ones come first (Costa 2019; Suri 2011, 2025: ask, don't only infer); detecting
 * them is proposed, not clinically validated.
 *
 * @param firstDay first high or reported day
 * @param secondDay when a run of two days was reached; null if it was not, which only happens to reported ones
 * @param thirdDay when a run of three days was reached; null if it was not
 * @param lastDay last high or reported day
 * @param endedOn the day that showed it was over; null while it lasts
 * @param baseline NRS points, frozen for as long as it lasts; null if reported
 * @param peak highest daily value in it, NRS points; null if reported
 */
public record FlareUp(
        Origin origin,
        LocalDate firstDay,
        @Nullable LocalDate secondDay,
        @Nullable LocalDate thirdDay,
        LocalDate lastDay,
        @Nullable LocalDate endedOn,
        @Nullable Double baseline,
        @Nullable Double peak) {

    /** Who says so. */
    public enum Origin {
        /** The client. */
        REPORTED,
        /** The daily values. */
        DETECTED
    }

    /** True if it was not over before the day. */
    public boolean lastsInto(LocalDate from) {
        return endedOn == null || !endedOn.isBefore(from);
    }

    /** True until something shows that it is over; silence does not. */
    public boolean lasts() {
        return endedOn == null;
    }
}
