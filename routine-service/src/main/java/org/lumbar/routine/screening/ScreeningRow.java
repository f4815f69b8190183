package org.lumbar.routine.screening;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "screening")
class ScreeningRow {
    @Id
    @Column(name = "screening_id")
    UUID screeningId;

    @Column(name = "client_id")
    UUID clientId;

    @Column(name = "practice_id")
    UUID practiceId;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "answered_by")
    String answeredBy;

    @JdbcTypeCode(SqlTypes.JSON)
    ScreeningAnswers answers;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ScreeningRow() {}
}
