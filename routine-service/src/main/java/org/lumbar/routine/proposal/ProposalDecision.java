package org.lumbar.routine.proposal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.state.ProposalKind;

@Entity
@Table(name = "proposal_decision")
public class ProposalDecision {
    @Id
    @Column(name = "proposal_id")
    UUID proposalId;

    @Column(name = "client_id")
    UUID clientId;

    @Column(name = "plan_id")
    UUID planId;

    @Column(name = "practice_id")
    UUID practiceId;

    @Enumerated(EnumType.STRING)
    ProposalKind kind;

    boolean accepted;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Nullable
    String note;

    @JdbcTypeCode(SqlTypes.JSON)
    Proposal evidence;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ProposalDecision() {}

    Decided decided() {
        return new Decided(evidence, accepted, decidedBy, decidedAt, note);
    }

    /** A proposal and what became of it. */
    public record Decided(
            Proposal proposal,
            boolean accepted,
            String decidedBy,
            Instant decidedAt,
            @Nullable String note) {}
}
