package org.lumbar.routine.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.routine.client.PublishProposals;
import org.lumbar.routine.intake.ChangedClients;
import org.lumbar.routine.plan.Plan;
import org.lumbar.routine.plan.PlanChanged;

/** Stores since when each proposal waits, and has it published; each method in the transaction of what has happened, with the client held. */
@ApplicationScoped
class FollowProposals {
    private final OpenProposals open;
    private final PublishProposals publish;
    private final ChangedClients changedClients;

    FollowProposals(OpenProposals open, PublishProposals publish, ChangedClients changedClients) {
        this.open = open;
        this.publish = publish;
        this.changedClients = changedClients;
    }

    /** These, and no others, are what the snapshots speak for now. */
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
        publish.waiting(clientId, open.waiting(clientId));
    }

    /** What else follows from a decision is looked at soon. */
    void decided(UUID clientId, Proposal proposal) {
        open.delete(clientId, proposal.planId(), proposal.proposalId());
        publish.waiting(clientId, open.waiting(clientId));
        changedClients.mark(clientId);
    }

    void follow(@Observes PlanChanged change) {
        Plan plan = change.plan();
        if (plan.endedOn() == null) {
            changedClients.mark(plan.clientId());
        } else {
            open.deleteOf(plan.clientId(), plan.planId());
            publish.waiting(plan.clientId(), open.waiting(plan.clientId()));
        }
    }
}
