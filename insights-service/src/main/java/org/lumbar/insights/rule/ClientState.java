package org.lumbar.insights.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientSnapshot.OpenProposal;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.trend.FlareUp;

/**
 * All that the alert rules look at, of one client. Every list may be empty and in any order.
 *
 * @param now the moment the rules are asked for
 * @param timezone the client's home zone
 * @param stops typed stops of all sessions
 * @param sessions what pain did in each session
 * @param flares reported and detected ones
 * @param soreness rest runs as of today
 * @param doseExceeded local days on which more was done than the day's limit
 * @param plans consistency of the plans that are active
 * @param courses of the plans that are active and have come to their review
 * @param against what was answered or done against the client's safety
 * @param proposals those that wait for a clinician's decision
 * @param severe null if pain is not severe
 * @param rising null if pain does not rise
 * @param silence how long nothing has been heard
 * @param raised alerts raised before, of any colour; those that no longer hold do no harm
 */
public record ClientState(
        UUID clientId,
        Instant now,
        String timezone,
        List<Stop> stops,
        List<SessionPain> sessions,
        List<FlareUp> flares,
        List<SorenessRun> soreness,
        List<DoseDay> doseExceeded,
        List<PlanConsistency> plans,
        List<PlanCourse> courses,
        Against against,
        List<OpenProposal> proposals,
        @Nullable SevereRun severe,
        @Nullable RisingPain rising,
        Silence silence,
        List<RaisedAlert> raised) {

    /** The client's local day. */
    public LocalDate today() {
        return localDay(now);
    }

    /** The local day of an instant in the client's home zone. */
    LocalDate localDay(Instant instant) {
        return LocalDay.of(instant, timezone);
    }

    /**
     * A typed stop.
     *
     * @param eventId of the stopped event, which is also the id of the lock it may have made
     * @param cleared true if a clinician has cleared that lock
     */
    public record Stop(UUID eventId, LocalDate localDay, StopReason reason, boolean cleared) {}

    /**
     * Pain around one session, NRS points.
     *
     * @param before lowest BEFORE, as the continue rule takes it; null if there is none
     * @param after highest AFTER; null if there is none
     */
    public record SessionPain(
            UUID sessionId,
            LocalDate localDay,
            Instant startedAt,
            @Nullable Integer before,
            @Nullable Integer after) {}

    /**
     * How an active plan has been followed.
     *
     * @param start first local day of the plan
     * @param days consistency over 14 days as of each local day since then; the last one is today's
     * @param shown likewise over the 28 days that lists show
     */
    public record PlanConsistency(
            UUID planId, LocalDate start, List<TrailingConsistency> days, List<TrailingConsistency> shown) {}

    /** A local day on which more was rolled than its limit, in seconds. */
    public record DoseDay(LocalDate day, int used, int limit) {}

    /**
     * A course that has come to its review.
     *
     * @param completed local days of the completed sessions, extra ones included, in order
     */
    public record PlanCourse(UUID planId, int reviewAt, int stopAt, List<LocalDate> completed) {}

    /**
     * What was answered or done against the client's safety.
     *
     * @param screening the answers that decide; null if none are known
     * @param screenedOut sessions that were started although a screening question was answered with yes
     * @param lockedWork sessions in which a locked technique was used
     */
    public record Against(
            @Nullable Screening screening, List<ScreenedOut> screenedOut, List<LockedSession> lockedWork) {}

    /** A session that was started although a screening question was answered with yes. */
    public record ScreenedOut(UUID sessionId, LocalDate localDay, Instant startedAt) {}

    /**
     * A session in which a locked technique was used.
     *
     * @param locks ids of the locks, each once
     * @param cleared true if a clinician has cleared all of them later than the session
     */
    public record LockedSession(UUID sessionId, LocalDate localDay, List<UUID> locks, boolean cleared) {}

    /**
     * Consistency over so many days that end on this one.
     *
     * @param value 0 to 1; null if nothing was scheduled
     */
    public record TrailingConsistency(
            LocalDate asOf, @Nullable Double value) {}

    /**
     * What silence is measured from.
     *
     * @param expectedSince when the oldest active plan started; null if no plan is active, and then nobody waits
     * @param dataUpTo when the newest data of the client was received; null if none ever was
     */
    public record Silence(
            @Nullable Instant expectedSince, @Nullable Instant dataUpTo) {}

    /**
     * An alert that was raised before.
     *
     * @param raisedAt when it was first shown
     */
    public record RaisedAlert(UUID alertId, Instant raisedAt, boolean acknowledged) {}
}
