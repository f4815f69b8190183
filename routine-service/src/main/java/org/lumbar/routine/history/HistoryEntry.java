package org.lumbar.routine.history;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "history")
class HistoryEntry {
    @EmbeddedId
    Id id;

    @Column(name = "practice_id")
    UUID practiceId;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    String change;

    @Nullable
    String note;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode state;

    /** Client first, as in every table that grows. */
    @Embeddable
    record Id(
            @Column(name = "client_id") UUID clientId,
            @Column(name = "subject_id") UUID subjectId,
            @Column(name = "revision") long revision) {}

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    HistoryEntry() {}

    HistoryEntry(Id id, Decision decision, UUID practiceId, Instant at, JsonNode state) {
        this.id = id;
        this.practiceId = practiceId;
        this.changedAt = at;
        this.changedBy = decision.by();
        this.change = decision.change();
        this.note = decision.note();
        this.state = state;
    }

    HistoryLine line() {
        return new HistoryLine(id.revision(), changedAt, changedBy, change, note, state);
    }
}
