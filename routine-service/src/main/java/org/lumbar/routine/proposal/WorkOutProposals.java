package org.lumbar.routine.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.intake.PainRating;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.intake.Snapshots;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.progress.Progress;
import org.lumbar.routine.state.ProposalKind;

/** What the snapshots speak for and nobody has decided. */
@ApplicationScoped
class WorkOutProposals {
    private final ProposalDecisions decisions;
    private final Snapshots snapshots;
    private final int undoAfter;

    /** @param undoAfter so many sessions that went well in a row, before it is proposed to take lighter work back */
    WorkOutProposals(
            ProposalDecisions decisions,
            Snapshots snapshots,
            @ConfigProperty(name = "lumbar.proposals.undo-lighter-after") int undoAfter) {
        this.decisions = decisions;
        this.snapshots = snapshots;
        this.undoAfter = undoAfter;
    }

    List<Proposal> open(PinnedPlan pinned) {
        return open(pinned, decisions.of(pinned.plan()));
    }

    /** @param decisions all that were made about this plan */
    List<Proposal> open(PinnedPlan pinned, List<ProposalDecision> decisions) {
        if (pinned.plan().endedOn() != null) {
            return List.of();
        }
        Set<UUID> decided =
                decisions.stream().map(decision -> decision.proposalId).collect(Collectors.toSet());
        ProposalRules.Undo undo = new ProposalRules.Undo(undoAfter, lighterSince(decisions));
        return ProposalRules.of(pinned, progress(pinned), undo).stream()
                .filter(proposal -> !decided.contains(proposal.proposalId()))
                .toList();
    }

    /** What has come of the plan. */
    Progress progress(PinnedPlan pinned) {
        UUID client = pinned.plan().clientId();
        List<Session> sessions = snapshots.sessionsOf(client, pinned.plan().planId());
        List<PainRating> ratings = Progress.ratedFrom(sessions)
                .map(day -> snapshots.ratingsSince(client, day))
                .orElse(List.of());
        return new Progress(pinned.snapshot(), sessions, snapshots.daysOf(client), ratings);
    }

    /** When it was last made lighter, or decided whether to take that back. */
    private static Instant lighterSince(List<ProposalDecision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.kind == ProposalKind.UNDO_LIGHTER
                        || decision.kind == ProposalKind.LIGHTER && decision.accepted)
                .map(decision -> decision.decidedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
