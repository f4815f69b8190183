package org.lumbar.routine.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.access.Caller;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.intake.Facts;
import org.lumbar.routine.intake.PainRating;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.plan.Adjustments;
import org.lumbar.routine.plan.ChangePlan;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.Plan;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.progress.Progress;

/** Open proposals are worked out from the facts; decisions are kept. Accepting makes a new revision of the plan. */
@ApplicationScoped
class Proposals {
    private final Plans plans;
    private final ChangePlan changePlan;
    private final Facts facts;
    private final EntityManager entities;
    private final Clock clock;
    private final int undoAfter;

    /** @param undoAfter so many sessions that went well in a row, before it is proposed to take lighter work back */
    Proposals(
            Plans plans,
            ChangePlan changePlan,
            Facts facts,
            EntityManager entities,
            Clock clock,
            @ConfigProperty(name = "lumbar.proposals.undo-lighter-after") int undoAfter) {
        this.undoAfter = undoAfter;
        this.plans = plans;
        this.changePlan = changePlan;
        this.facts = facts;
        this.entities = entities;
        this.clock = clock;
    }

    /** What waits for a decision, and what has been decided, newest first. */
    public record Overview(List<Proposal> open, List<ProposalDecision.Decided> decided) {}

    @Transactional
    Overview of(Caller caller, UUID planId) {
        PinnedPlan pinned = plans.reachable(caller, planId);
        List<ProposalDecision> decisions = decisions(pinned.plan());
        return new Overview(
                open(pinned, decisions),
                decisions.stream().map(ProposalDecision::decided).toList());
    }

    @Transactional
    PlanSnapshot accept(Caller caller, UUID planId, UUID proposalId, @Nullable Long expected, @Nullable String note) {
        Proposal proposal = decide(caller, planId, proposalId, true, note);
        Decision decision = new Decision(caller.subject(), "PROPOSAL_ACCEPTED_" + proposal.kind(), note);
        int completed = proposal.evidence().size();
        return changePlan.change(
                caller,
                planId,
                expected,
                decision,
                (plan, today) -> plan.adjusted(adjusted(plan, proposal, completed)));
    }

    @Transactional
    void decline(Caller caller, UUID planId, UUID proposalId, @Nullable String note) {
        var unused = decide(caller, planId, proposalId, false, note);
    }

    private static Adjustments adjusted(Plan plan, Proposal proposal, int completed) {
        return switch (proposal.kind()) {
            case LIGHTER -> plan.adjustments().lighter();
            case UNDO_LIGHTER -> plan.adjustments().lessLight();
            case COURSE_REVIEW -> plan.adjustments().reviewed(completed);
            case OPEN_STEP -> plan.adjustments().opening(String.valueOf(proposal.step()));
        };
    }

    private Proposal decide(Caller caller, UUID planId, UUID proposalId, boolean accepted, @Nullable String note) {
        PinnedPlan pinned = plans.reachableToChange(caller, planId);
        List<ProposalDecision> decisions = decisions(pinned.plan());
        if (decisions.stream().anyMatch(decision -> decision.proposalId.equals(proposalId))) {
            throw Refused.conflict("proposal-decided", "Somebody has decided on this proposal already.");
        }
        Proposal proposal = open(pinned, decisions).stream()
                .filter(open -> open.proposalId().equals(proposalId))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("proposal-not-found", "There is no such proposal any more."));
        entities.persist(decision(caller, pinned.plan(), proposal, accepted, note));
        return proposal;
    }

    private ProposalDecision decision(
            Caller caller, Plan plan, Proposal proposal, boolean accepted, @Nullable String note) {
        ProposalDecision decision = new ProposalDecision();
        decision.proposalId = proposal.proposalId();
        decision.clientId = plan.clientId();
        decision.planId = plan.planId();
        decision.practiceId = plan.practiceId();
        decision.kind = proposal.kind();
        decision.accepted = accepted;
        decision.decidedBy = caller.subject();
        decision.decidedAt = clock.instant();
        decision.note = note;
        decision.evidence = proposal;
        return decision;
    }

    private List<Proposal> open(PinnedPlan pinned, List<ProposalDecision> decisions) {
        if (pinned.plan().endedOn() != null) {
            return List.of();
        }
        Set<UUID> decided =
                decisions.stream().map(decision -> decision.proposalId).collect(Collectors.toSet());
        UUID client = pinned.plan().clientId();
        List<Session> sessions = facts.sessionsOf(client, pinned.plan().planId());
        List<PainRating> ratings = Progress.ratedFrom(sessions)
                .map(day -> facts.ratingsSince(client, day))
                .orElse(List.of());
        Progress progress = new Progress(pinned.snapshot(), sessions, facts.daysOf(client), ratings);
        ProposalRules.Undo undo = new ProposalRules.Undo(undoAfter, lighterSince(decisions));
        return ProposalRules.of(pinned, progress, undo).stream()
                .filter(proposal -> !decided.contains(proposal.proposalId()))
                .toList();
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

    private List<ProposalDecision> decisions(Plan plan) {
        return entities.createQuery(
                        "from ProposalDecision where clientId = :client and planId = :plan order by decidedAt desc",
                        ProposalDecision.class)
                .setParameter("client", plan.clientId())
                .setParameter("plan", plan.planId())
                .getResultList();
    }
}
