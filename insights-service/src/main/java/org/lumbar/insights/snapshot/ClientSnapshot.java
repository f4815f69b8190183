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
 * @param consent whether the client agrees to the practice's text about their data
 * @param logins accounts at an identity provider that are the client
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
        List<OpenProposal> openProposals,
        Consent consent,
        List<BoundLogin> logins)
        implements Snapshot {

    /** Snapshots from before there were injured areas, periods of screening, open proposals, consent or logins have none. */
    public ClientSnapshot {
        injuredAreas = injuredAreas == null ? List.of() : injuredAreas;
        screeningHolds = screeningHolds == null ? List.of() : screeningHolds;
        openProposals = openProposals == null ? List.of() : openProposals;
        consent = consent == null ? Consent.NOT_ASKED : consent;
        logins = logins == null ? List.of() : logins;
    }

    @Override
    public String key() {
        return clientId.toString();
    }

    /**
     * An account that is the client. It names a person: its text says nothing.
     *
     * @param boundAt since when
     */
    public record BoundLogin(String issuer, String subject, Instant boundAt) {
        @Override
        public String toString() {
            return "BoundLogin";
        }
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

    /** A period in which something kept the client from their routines. */
    public interface Hold {
        /** When it began. */
        Instant from();

        /** When it ended, not before {@code from}; null while it lasts. */
        @Nullable
        Instant to();
    }

    /**
     * A period in which a failed screening kept the client from their routines.
     *
     * @param from when the client answered
     * @param to when a clinician cleared it, not before {@code from}; null while it lasts
     */
    public record ScreeningHold(Instant from, @Nullable Instant to) implements Hold {}

    /**
     * What the client has decided about the practice's text.
     *
     * @param since since when the state holds; null while nothing was decided
     * @param withdrawals when consent was withdrawn, oldest first, none overlapping another
     */
    public record Consent(ConsentState state, @Nullable Instant since, List<Withdrawal> withdrawals) {
        /** Nothing was decided. */
        public static final Consent NOT_ASKED = new Consent(ConsentState.NOT_ASKED, null, List.of());

        /** Whoever publishes no periods has none. */
        public Consent {
            withdrawals = withdrawals == null ? List.of() : withdrawals;
        }

        /** When consent that had been withdrawn was given again the last time; null if that never happened. */
        public @Nullable Instant resumedAt() {
            return withdrawals.isEmpty()
                    ? null
                    : withdrawals.get(withdrawals.size() - 1).to();
        }
    }

    /** Whether a client agrees; only WITHDRAWN stops anything, and OUTDATED is to be asked again. */
    public enum ConsentState {
        NOT_ASKED,
        GIVEN,
        OUTDATED,
        WITHDRAWN
    }

    /**
     * A period in which consent was withdrawn.
     *
     * @param from when it was withdrawn
     * @param to when it was given again, not before {@code from}; null while it lasts
     */
    public record Withdrawal(Instant from, @Nullable Instant to) implements Hold {}

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
