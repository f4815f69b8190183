package org.lumbar.routine.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.lumbar.routine.plan.Plan;

/** What clinicians have decided about proposals; one that was decided stays so. */
@ApplicationScoped
class ProposalDecisions implements PanacheRepositoryBase<ProposalDecision, UUID> {

    /** Newest first. */
    List<ProposalDecision> of(Plan plan) {
        return list("clientId = ?1 and planId = ?2 order by decidedAt desc", plan.clientId(), plan.planId());
    }
}
