package org.lumbar.routine.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One decision; never updated. */
@Entity
@Immutable
@Table(name = "consent")
class ConsentRow {
    @EmbeddedId
    Id id;

    @Column(name = "practice_id")
    UUID practiceId;

    int version;

    @Enumerated(EnumType.STRING)
    Choice decision;

    @Enumerated(EnumType.STRING)
    @Column(name = "recorded")
    RecordedBy recordedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    String decidedBy;

    @Nullable
    String note;

    /** Client first, as in every table that grows. */
    @Embeddable
    record Id(
            @Column(name = "client_id") UUID clientId,
            @Column(name = "consent_id") UUID consentId) {}

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ConsentRow() {}

    boolean says(NewDecision wanted) {
        return version == wanted.version() && decision == wanted.decision() && Objects.equals(note, wanted.note());
    }

    ConsentDecision decision() {
        return new ConsentDecision(id.consentId(), version, decision, decidedAt, decidedBy, recordedBy, note);
    }
}
