package org.lumbar.insights.chart;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.insights.snapshot.Titles;

/**
 * Something that a reader of pain values has to know: a change of a plan, or a flare-up.
 *
 * @param until last day of a flare-up that is over; null while it lasts, and for changes of plans
 * @param title of the routine that the plan follows; of a stop, a lock or a clearance the technique; else empty
 * @param titles of that title, if it is of a routine
 * @param peak highest daily value of a flare-up, NRS points; null if nobody can say
 */
public record Event(
        Kind kind,
        LocalDate day,
        @Nullable LocalDate until,
        String title,
        Titles titles,
        @Nullable Double peak) {

    /** In the order of their days. */
    public static final Comparator<Event> BY_DAY =
            Comparator.comparing(Event::day).thenComparing(Event::kind).thenComparing(Event::title);

    /** The routine's title as a reader is shown it. */
    public Said said(String tag) {
        return titles.said(title, tag);
    }

    /** What happened. */
    public enum Kind {
        PLAN_STARTED,
        PLAN_PAUSED,
        PLAN_RESUMED,
        PLAN_RESCHEDULED,
        PLAN_COMPLETED,
        PLAN_CANCELLED,
        FLARE_REPORTED,
        FLARE_DETECTED,
        /** A session was stopped for the client's safety; its title is the technique, or empty. */
        STOPPED,
        /** A stop that locked a technique. */
        LOCKED,
        /** A clinician has cleared a lock, or a screening. */
        CLEARED;

        /** True for stretches of unusual pain. */
        public boolean isFlare() {
            return this == FLARE_REPORTED || this == FLARE_DETECTED;
        }

        /** True for what is about the client's safety: its title is a technique. */
        public boolean isSafety() {
            return this == STOPPED || this == LOCKED || this == CLEARED;
        }
    }
}
