package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a practice's own routine: a draft may have faults and change; a published one never does. */
@Entity
@Table(name = "routine_version")
class RoutineVersion {
    @EmbeddedId
    Id id;

    boolean published;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode body;

    @Version
    @Column(name = "lock_version")
    long lockVersion;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Keys are a practice's own; two practices may use the same one. */
    @Embeddable
    record Id(
            @Column(name = "practice_id") UUID practiceId,
            @Column(name = "routine_key") String key,
            @Column(name = "version") int version) {}

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RoutineVersion() {}
}
