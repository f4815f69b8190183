package org.lumbar.insights.dashboard.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.insights.dashboard.client.StepLine;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.look.Viewer;

/**
 * What the page of one session shows.
 *
 * @param name of the client
 * @param steps in the routine's order; those that the routine does not know, last
 * @param ratings of the session, in order of their time
 * @param lateAt when the newest of its events arrived, if the session's day had ended by then; else null
 * @param revisedAt when data that revised its occurrence arrived; null if none did
 * @param zone home zone of the client
 */
public record SessionPage(
        Viewer viewer,
        UUID clientId,
        String name,
        SessionSnapshot session,
        List<Step> steps,
        List<Rating> ratings,
        @Nullable Instant lateAt,
        @Nullable Instant revisedAt,
        ZoneId zone) {

    /**
     * One step.
     *
     * @param report null if nothing was reported of it
     * @param skip why it was skipped; null if it was not
     * @param locked true if it was done although its technique was locked
     * @param stopped true if the session was stopped at it
     */
    public record Step(
            Said title,
            boolean required,
            SessionSnapshot.@Nullable Step report,
            StepLine.@Nullable Reason skip,
            boolean locked,
            boolean stopped) {}

    /**
     * One rating.
     *
     * @param step title of the step that it is about; null if it is about none
     * @param lateAt when it arrived, if its day had ended by then; else null
     */
    public record Rating(
            RatingSnapshot rating,
            @Nullable Said step,
            @Nullable Instant lateAt) {

        static final Comparator<Rating> IN_ORDER = Comparator.comparing(
                        (Rating rating) -> rating.rating().occurredAt())
                .thenComparing(rating -> rating.rating().ratingId().toString());
    }

    /** The moment of an arrival, if the local day had ended by then; else null. */
    static @Nullable Instant late(Instant receivedAt, LocalDate day, String timezone) {
        return LocalDay.of(receivedAt, timezone).isAfter(day) ? receivedAt : null;
    }

    /** True if it was started although a screening question was answered with yes. */
    public boolean screenedOut() {
        return session.flags().contains("SCREENING_NOT_PASSED");
    }
}
