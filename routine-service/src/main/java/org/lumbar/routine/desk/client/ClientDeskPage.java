package org.lumbar.routine.desk.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.desk.PreviewedOccurrence;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.proposal.ProposalDecision;
import org.lumbar.routine.screening.Screening;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.ProposalKind;
import org.lumbar.routine.step.StepText;
import org.lumbar.routine.step.Technique;

/**
 * One client at the desk.
 *
 * @param done what the last form did, as a word of the page; empty if there was none
 * @param standing the answers that keep the client from every routine; null if none do
 * @param latest the latest answers; null if there are none
 * @param plans running ones first
 * @param access invitations, logins and consent
 * @param meanwhile what has changed since the page was read on which a form was refused
 */
public record ClientDeskPage(
        Viewer viewer,
        Client client,
        Form form,
        String done,
        boolean admin,
        @Nullable DecidingScreening standing,
        @Nullable Screening latest,
        List<Lock> locks,
        List<PlanLine> plans,
        ClientAccess access,
        List<Change> history,
        List<Change> meanwhile) {
    /** The name of the forms about {@link #access}. */
    private static final String ACCESS = "access";

    private static final Set<String> ACCESS_DONE =
            Set.of("invitation-revoked", "login-revoked", "consent-given", "consent-withdrawn", "screened");

    /** A lock that nobody has cleared.
     *
     * @param session in which it was made; null if it is not known here
     */
    public record Lock(
            UUID lockId,
            Technique technique,
            String rule,
            LocalDate since,
            @Nullable UUID session) {
        /** The name of the form that clears it. */
        public String form() {
            return "lock-" + lockId + technique;
        }
    }

    /**
     * A proposal, and what speaks for it.
     *
     * @param reviewAt after how many sessions the course is to be reviewed; 0 if it has none
     */
    public record Proposed(
            UUID id,
            ProposalKind kind,
            int reviewAt,
            PlanSnapshot.PinnedRoutine routine,
            PlanSnapshot.@Nullable PrescribedStep step,
            @Nullable Instant since,
            List<Evidence> evidence) {
        /** The title of the step that it is about, as a reader is shown it; null if it is about none. */
        public @Nullable Said said(String tag) {
            return step == null ? null : StepText.title(new Said(step.title(), routine.language()), step.texts(), tag);
        }

        /** The name of the form that decides about it. */
        public String form() {
            return "proposal-" + id;
        }
    }

    /** A plan, what is proposed for it, and what comes next. */
    public record PlanLine(
            PlanSnapshot plan,
            boolean running,
            List<Proposed> proposals,
            List<ProposalDecision.Decided> decided,
            List<PreviewedOccurrence> next) {}

    /** One line of the history. */
    public record Change(
            Instant at,
            String by,
            String change,
            PlanSnapshot.@Nullable PinnedRoutine plan,
            @Nullable String note,
            long revision) {}

    /** Whether what was done is about {@link #access}. */
    public boolean isDoneAccess() {
        return ACCESS_DONE.contains(done);
    }

    /** Whether the form that was refused is about {@link #access}. */
    public boolean isAccessRefused() {
        return form.is("form", ACCESS);
    }

    public UUID clientId() {
        return client.clientId();
    }

    public ZoneId zone() {
        return client.timezone();
    }

    /** The care team as a form shows it: one on a line. */
    public String careTeam() {
        return String.join("\n", client.careTeam());
    }

    public boolean isBarred() {
        return standing != null || !locks.isEmpty();
    }
}
