package org.lumbar.bench.guide;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of the table, once for each event. */
@Entity
@Table(name = "events", uniqueConstraints = @UniqueConstraint(columnNames = {"client_id", "event_id"}))
public class StoredEvent extends PanacheEntity {
    @Column(name = "client_id", nullable = false)
    public UUID clientId;

    @Column(name = "event_id", nullable = false)
    public UUID eventId;

    @Column(nullable = false)
    public String kind;

    @Column(name = "occurred_at", nullable = false)
    public Instant occurredAt;

    @Column(nullable = false)
    public String zone;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> data;

    static boolean isKnown(UUID clientId, UUID eventId) {
        return find("clientId = ?1 and eventId = ?2", clientId, eventId)
                .firstResultOptional()
                .isPresent();
    }
}
