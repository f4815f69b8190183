package org.lumbar.routine.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.catalogue.Progression;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.plan.ChangePlan;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.Plan;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.state.OpenProposal;
import org.lumbar.routine.step.Step;

/** Open proposals are worked out from the snapshots; decisions are stored. Accepting makes a new revision of the plan. */
@ApplicationScoped
public class Proposals {
    private final Plans plans;
    private final ChangePlan changePlan;
    private final WorkOutProposals workOut;
    private final ProposalDecisions decisions;
    private final OpenProposals open;
    private final FollowProposals follow;
    private final Clock clock;

    Proposals(
            Plans plans,
            ChangePlan changePlan,
            WorkOutProposals workOut,
            ProposalDecisions decisions,
            OpenProposals open,
            FollowProposals follow,
            Clock clock) {
        this.plans = plans;
        this.changePlan = changePlan;
        this.workOut = workOut;
        this.decisions = decisions;
        this.open = open;
        this.follow = follow;
        this.clock = clock;
    }

    /** What waits for a decision, and what has been decided, newest first. */
    public record Overview(List<Proposal> open, List<ProposalDecision.Decided> decided) {}

    @Transactional
    public Overview of(Caller caller, UUID planId) {
        PinnedPlan pinned = plans.visible(caller, planId);
        List<ProposalDecision> made = decisions.of(pinned.plan());
        return new Overview(
                open(pinned, made), made.stream().map(ProposalDecision::decided).toList());
    }

    /** So many calm sessions in a row of the easier step lie before the harder one, up to now. */
    public int calmSessions(PinnedPlan pinned, Progression next) {
        Step from = pinned.routine().step(next.from());
        return workOut.progress(pinned).calmRun(from.key(), from.technique()).size();
    }

    @Transactional
    public PlanSnapshot accept(
            Caller caller, UUID planId, UUID proposalId, @Nullable Long expected, @Nullable String note) {
        Proposal proposal = decide(caller, planId, proposalId, true, note);
        Decision decision = new Decision(caller.subject(), "PROPOSAL_ACCEPTED_" + proposal.kind(), note);
        int completed = proposal.evidence().size();
        return changePlan.change(
                caller, planId, expected, decision, (plan, today) -> accepted(plan, today, proposal, completed));
    }

    @Transactional
    public void decline(Caller caller, UUID planId, UUID proposalId, @Nullable String note) {
        var unused = decide(caller, planId, proposalId, false, note);
    }

    private static Plan accepted(Plan plan, LocalDate today, Proposal proposal, int completed) {
        return switch (proposal.kind()) {
            case LIGHTER -> plan.adjusted(plan.adjustments().lighter());
            case UNDO_LIGHTER -> plan.adjusted(plan.adjustments().lessLight());
            case COURSE_REVIEW -> plan.adjusted(plan.adjustments().reviewed(completed));
            case OPEN_STEP -> plan.opening(String.valueOf(proposal.step()), today);
        };
    }

    private Proposal decide(Caller caller, UUID planId, UUID proposalId, boolean accepted, @Nullable String note) {
        PinnedPlan pinned = plans.visibleToChange(caller, planId);
        List<ProposalDecision> made = decisions.of(pinned.plan());
        if (made.stream().anyMatch(decision -> decision.proposalId.equals(proposalId))) {
            throw Refused.conflict("proposal-decided", "Somebody has decided on this proposal already.");
        }
        Proposal proposal = open(pinned, made).stream()
                .filter(waiting -> waiting.proposalId().equals(proposalId))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("proposal-not-found", "There is no such proposal any more."));
        decisions.persist(decision(caller, pinned.plan(), proposal, accepted, note));
        follow.decided(pinned.plan().clientId(), proposal);
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
        Map<UUID, Instant> since = open.waiting(pinned.plan().clientId()).stream()
                .collect(Collectors.toMap(OpenProposal::proposalId, OpenProposal::openSince));
        return workOut.open(pinned, decisions).stream()
                .map(proposal -> proposal.since(since.get(proposal.proposalId())))
                .toList();
    }
}
