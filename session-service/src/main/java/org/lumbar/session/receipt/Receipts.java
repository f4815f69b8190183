package org.lumbar.session.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.erasure.ErasureDates;
import org.lumbar.foundation.erasure.ErasureReceipt;
import org.lumbar.foundation.erasure.ErasureReceipt.Remains;
import org.lumbar.foundation.erasure.ErasureReceipt.Removed;
import org.lumbar.foundation.erasure.ErasureReceipt.Retained;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.publishing.Snapshots;
import org.lumbar.session.publishing.Topics;

/**
 * The receipt of an erasure. What went is stored in the transaction that deleted it: a crash before the receipt is published repeats the
 * tombstone, finds nothing left to delete, and publishes the counts of the first time.
 */
@ApplicationScoped
public class Receipts {
    private static final String SERVICE = "session-service";
    private static final List<Retained> RETAINED = List.of(
            new Retained("erased-clients", "the client's id and when: what arrives later is refused"), Retained.AUDIT);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Snapshots snapshots;
    private final Topics topics;
    private final ErasureDates dates;
    private final Clock clock;

    public Receipts(Snapshots snapshots, Topics topics, ErasureDates dates, Clock clock) {
        this.snapshots = snapshots;
        this.topics = topics;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * Stores what was removed unless an earlier run has, and makes the receipt.
     *
     * @param removed in this run; counts only the first time
     */
    public Snapshot of(Connection connection, UUID clientId, List<Removed> removed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE erased_clients SET erased_at = coalesce(erased_at, ?), removed = coalesce(removed, ?::jsonb)
                WHERE client_id = ? RETURNING practice_id, erased_at, removed::text""")) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setString(2, JSON.writeValueAsString(removed));
            statement.setObject(3, clientId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Instant at = row.getTimestamp(2).toInstant();
                ErasureReceipt receipt = new ErasureReceipt(
                        clientId,
                        row.getObject(1, UUID.class),
                        SERVICE,
                        at,
                        JSON.readValue(row.getString(3), new TypeReference<List<Removed>>() {}),
                        remains(at),
                        RETAINED);
                return snapshots.erasureReceipt(clientId, receipt.toJson());
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What this service stores of an erasure can always be read", impossible);
        }
    }

    private List<Remains> remains(Instant at) {
        List<Remains> remains = new ArrayList<>();
        List.of(topics.sessions(), topics.painRatings(), topics.clientDays())
                .forEach(topic -> remains.add(dates.compacted(topic, at)));
        List.of(topics.sessionEvents(), topics.sessionEventsDlq())
                .forEach(topic -> remains.add(dates.deleted(topic, at)));
        remains.add(dates.passing(topics.archiveParts(), at));
        remains.add(dates.files(SERVICE, at));
        remains.add(dates.backups(SERVICE, at));
        return remains;
    }
}
