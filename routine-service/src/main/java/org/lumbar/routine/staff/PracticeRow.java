package org.lumbar.routine.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.trace.Traceparent;

/** The published revision is not mapped: only the relay writes it, and it must not count as a change. */
@Entity
@Table(name = "practice")
class PracticeRow {
    @Id
    @Column(name = "practice_id")
    UUID practiceId;

    @Version
    long revision = 1;

    /** What its operator calls it; nothing depends on it. */
    @Nullable
    String name;

    /** Whether an operator made it, and may invite an administrator anew if none is left. */
    @Column(name = "by_operator")
    boolean byOperator;

    /** Those who work for it now, as they are published. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<StaffMember> staff = List.of();

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Of the request that made this revision; goes on with the record that is published of it. */
    @Nullable
    String traceparent;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    PracticeRow() {}

    PracticeRow(UUID practiceId, @Nullable String name, boolean byOperator, String by, Instant now) {
        this.practiceId = practiceId;
        this.name = name;
        this.byOperator = byOperator;
        this.createdAt = now;
        this.createdBy = by;
        this.changedAt = now;
        this.traceparent = Traceparent.current();
    }

    /** They work for it from now on, as a revision of its own. */
    void worksWith(List<StaffMember> members, Instant now) {
        staff = members;
        changedAt = now;
        traceparent = Traceparent.current();
    }
}
