package org.lumbar.insights.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client as routine-service knows them.
 *
 * @param timezone IANA id of the home zone, which decides the client's today
 * @param careTeam subjects of the therapists who may see this client
 * @param lockClearances locks that a clinician has cleared
 * @param screening the answers that decide; null while nobody has answered, or nobody publishes it
 * @param injuredAreas areas that are injured, and those that were
 * @param screeningHolds periods in which a failed screening kept the client away, oldest first, none overlapping another
 * @param openProposals proposals of running plans that wait for a clinician's decision, oldest first
 */
public record ClientSnapshot(
        UUID clientId,
        UUID practiceId,
        long revision,
        String displayName,
        String timezone,
        String status,
        List<String> careTeam,
        List<LockClearance> lockClearances,
        @Nullable Screening screening,
        List<InjuredArea> injuredAreas,
        List<ScreeningHold> screeningHolds,
        List<OpenProposal> openProposals)
        implements Snapshot {

    /** Snapshots from before there were injured areas, periods of screening or open proposals have none. */
    public ClientSnapshot {
        injuredAreas = injuredAreas == null ? List.of() : injuredAreas;
        screeningHolds = screeningHolds == null ? List.of() : screeningHolds;
        openProposals = openProposals == null ? List.of() : openProposals;
    }

    @Override
    public String key() {
        return clientId.toString();
    }

    /**
     * A clinician has cleared a lock.
     *
     * @param lockId id of the event that made it
     */
    public record LockClearance(UUID lockId, String technique, Instant clearedAt, String clearedBy) {}

    /**
     * The screening that decides whether the client may go on.
     *
     * @param yes keys of the questions that were answered with yes
     * @param clearedAt when a clinician cleared it; null while nobody has
     * @param clearedBy who did
     */
    public record Screening(
            UUID screeningId,
            Instant answeredAt,
            Result result,
            List<String> yes,
            @Nullable Instant clearedAt,
            @Nullable String clearedBy) {

        /** True if it keeps the client from their routines. */
        public boolean bars() {
            return result != Result.PASSED && clearedAt == null;
        }
    }

    /** What the gravest yes of a screening means, from mild to grave. */
    public enum Result {
        PASSED,
        ASK_A_PROFESSIONAL,
        STOP,
        URGENT_CARE
    }

    /**
     * A period in which a failed screening kept the client from their routines.
     *
     * @param from when the client answered
     * @param to when a clinician cleared it, not before {@code from}; null while it lasts
     */
    public record ScreeningHold(Instant from, @Nullable Instant to) {}

    /**
     * A proposal that waits for a clinician's decision; one that was decided is no longer published.
     *
     * @param openSince when it was first found
     */
    public record OpenProposal(UUID proposalId, UUID planId, ProposalKind kind, Instant openSince) {}

    /** What is proposed. */
    public enum ProposalKind {
        LIGHTER,
        UNDO_LIGHTER,
        COURSE_REVIEW,
        OPEN_STEP
    }

    /**
     * An area that a clinician has called injured.
     *
     * @param until last local day, included; null while it lasts
     */
    public record InjuredArea(
            String area, LocalDate since, @Nullable LocalDate until) {

        /** True if nothing is to work there on the day. */
        public boolean isInjuredOn(LocalDate day) {
            return !day.isBefore(since) && (until == null || !day.isAfter(until));
        }
    }
}
