package org.lumbar.routine.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.trace.Traceparent;
import org.lumbar.routine.prescription.Prescription;

/**
 * A plan at rest: the plan as jsonb, and beside it only what a query asks for. The revision is the optimistic lock. The
 * published revision is not mapped: only the relay writes it, and it must not count as a change.
 */
@Entity
@Table(name = "plan")
class PlanRow {
    @Id
    @Column(name = "plan_id")
    UUID planId;

    @Column(name = "client_id")
    UUID clientId;

    @Column(name = "practice_id")
    UUID practiceId;

    @Version
    long revision = 1;

    @Enumerated(EnumType.STRING)
    PlanStatus status;

    @Nullable
    @Column(name = "end_date")
    LocalDate endDate;

    @Column(name = "horizon_to")
    LocalDate horizonTo;

    @JdbcTypeCode(SqlTypes.JSON)
    private Plan plan;

    /** In a column of its own: an instance of an earlier release writes the plan anew without it. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    private Prescription prescription;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "created_from")
    NewPlan createdFrom;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Of the request that made this revision; goes on with the record that is published of it. */
    @Nullable
    String traceparent;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    PlanRow() {}

    @SuppressWarnings("NullAway.Init") // put() sets the rest
    PlanRow(Plan plan, NewPlan from, Instant now) {
        this.planId = plan.planId();
        this.clientId = plan.clientId();
        this.practiceId = plan.practiceId();
        this.createdFrom = from;
        put(plan, now);
    }

    Plan plan() {
        return plan.with(prescription);
    }

    final void put(Plan changed, Instant now) {
        this.plan = changed.with((Prescription) null);
        this.prescription = changed.prescription();
        this.status = changed.status();
        this.endDate = changed.endDate();
        this.horizonTo = changed.horizonTo();
        this.changedAt = now;
        this.traceparent = Traceparent.current();
    }
}
