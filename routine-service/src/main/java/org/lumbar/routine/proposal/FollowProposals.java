package org.lumbar.routine.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.routine.client.TellProposals;
import org.lumbar.routine.intake.TouchedClients;
import org.lumbar.routine.plan.Plan;
import org.lumbar.routine.plan.PlanChanged;

/** Keeps since when each proposal waits, and has it told; each method in the transaction of what has happened, with the client held. */
@ApplicationScoped
class FollowProposals {
    private final OpenProposals open;
    private final TellProposals tell;
    private final TouchedClients touched;

    FollowProposals(OpenProposals open, TellProposals tell, TouchedClients touched) {
        this.open = open;
        this.tell = tell;
        this.touched = touched;
    }

    /** These, and no others, are what the facts speak for now. */
    void found(UUID clientId, List<OpenProposalRow> proposals) {
        Map<OpenProposalRow.Id, OpenProposalRow> spokenFor = new LinkedHashMap<>();
        proposals.forEach(proposal -> spokenFor.putIfAbsent(proposal.id, proposal));
        for (OpenProposalRow known : open.ofClient(clientId)) {
            OpenProposalRow again = spokenFor.remove(known.id);
            if (again == null) {
                known.gone = true;
            } else {
                known.found(again);
            }
        }
        open.persist(spokenFor.values());
        tell.waiting(clientId, open.waiting(clientId));
    }

    /** What else follows from a decision is looked at soon. */
    void decided(UUID clientId, Proposal proposal) {
        open.delete(clientId, proposal.planId(), proposal.proposalId());
        tell.waiting(clientId, open.waiting(clientId));
        touched.touch(clientId);
    }

    void follow(@Observes PlanChanged change) {
        Plan plan = change.plan();
        if (plan.endedOn() == null) {
            touched.touch(plan.clientId());
        } else {
            open.deleteOf(plan.clientId(), plan.planId());
            tell.waiting(plan.clientId(), open.waiting(plan.clientId()));
        }
    }
}
