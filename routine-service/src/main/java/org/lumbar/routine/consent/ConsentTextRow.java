package org.lumbar.routine.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Immutable
@Table(name = "consent_text")
class ConsentTextRow {
    @EmbeddedId
    Id id;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Wording> texts;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;

    /** Each practice counts for itself. */
    @Embeddable
    record Id(
            @Column(name = "practice_id") UUID practiceId,
            @Column(name = "version") int version) {}

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ConsentTextRow() {}

    ConsentText text() {
        return new ConsentText(id.version(), publishedAt, texts);
    }
}
