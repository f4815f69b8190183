package org.lumbar.routine.screening;

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
import org.lumbar.routine.state.ScreeningResult;

/** The answers stay as they were given; only a clearance is added. */
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

    /** What the gravest yes means; null until it is judged, as in a row of an earlier release. */
    @Nullable
    @Enumerated(EnumType.STRING)
    ScreeningResult result;

    @Nullable
    @Column(name = "cleared_at")
    Instant clearedAt;

    @Nullable
    @Column(name = "cleared_by")
    String clearedBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ScreeningRow() {}
}
