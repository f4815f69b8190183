package org.lumbar.routine.proposal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.plan.Plan;
import org.lumbar.routine.state.OpenProposal;
import org.lumbar.routine.state.ProposalKind;

/** A proposal that waits, or has waited until nothing spoke for it any more. Of a plan, a kind and a step there is one. */
@Entity
@Table(name = "open_proposal")
public class OpenProposalRow {
    @EmbeddedId
    Id id;

    @Column(name = "practice_id")
    UUID practiceId;

    @Column(name = "proposal_id")
    UUID proposalId;

    @Column(name = "open_since")
    Instant openSince;

    boolean gone;

    /** @param step empty where the kind has none */
    @Embeddable
    record Id(
            @Column(name = "client_id") UUID clientId,
            @Column(name = "plan_id") UUID planId,

            @Enumerated(EnumType.STRING) @Column(name = "kind")
            ProposalKind kind,

            @Column(name = "step") String step) {

        static Id of(Plan plan, Proposal proposal) {
            String step = proposal.step();
            return new Id(plan.clientId(), plan.planId(), proposal.kind(), step == null ? "" : step);
        }
    }

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    OpenProposalRow() {}

    OpenProposalRow(Plan plan, Proposal proposal, Instant now) {
        this.id = Id.of(plan, proposal);
        this.practiceId = plan.practiceId();
        this.proposalId = proposal.proposalId();
        this.openSince = now;
    }

    /**
     * Found, again or with newer evidence. As long as something spoke for it all the while, it has waited since it was first found,
     * whatever the evidence is now. Had it gone, it is the same only for the same reason.
     */
    void found(OpenProposalRow now) {
        if (gone && !proposalId.equals(now.proposalId)) {
            openSince = now.openSince;
        }
        proposalId = now.proposalId;
        gone = false;
    }

    OpenProposal published() {
        return new OpenProposal(proposalId, id.planId(), id.kind(), openSince);
    }

    Waiting waiting() {
        return new Waiting(
                id.clientId(), id.planId(), proposalId, id.kind(), id.step().isEmpty() ? null : id.step(), openSince);
    }

    /**
     * A proposal of somebody's that waits.
     *
     * @param step for OPEN_STEP: which one
     * @param openSince when this service first found it
     */
    public record Waiting(
            UUID clientId,
            UUID planId,
            UUID proposalId,
            ProposalKind kind,
            @Nullable String step,
            Instant openSince) {}
}
