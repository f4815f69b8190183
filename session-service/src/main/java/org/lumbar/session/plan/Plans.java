package org.lumbar.session.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.outbox.PublishedRevision;
import org.lumbar.session.store.BinaryArray;

/** The plans that routine-service has published. */
@ApplicationScoped
public class Plans {
    private static final int MOST_OUTLINES = 10_000;

    /** Many plans share a routine: its outline is read once. */
    private final Cache<String, Outline> outlines =
            Caffeine.newBuilder().maximumSize(MOST_OUTLINES).build();

    /** Names a plan of a client. */
    public record Key(UUID clientId, UUID planId) {}

    /** What is stored of a plan. */
    public record Stored(UUID practiceId, PublishedRevision revision, String outline) {}

    /** The outlines of those of the plans that are known. */
    public Map<Key, Outline> load(Connection connection, Collection<Key> keys) throws SQLException {
        Map<Key, Outline> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT p.client_id, p.plan_id, p.outline
                FROM unnest(?::uuid[], ?::uuid[]) AS k (client_id, plan_id) JOIN plans p USING (client_id, plan_id)""")) {
            List<Key> list = List.copyOf(keys);
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(list.stream().map(Key::clientId).toList()),
                    BinaryArray.ofUuids(list.stream().map(Key::planId).toList()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                    found.put(key, outlines.get(rows.getString(3), Outline::ofText));
                }
            }
        }
        return found;
    }

    /** Null if nothing is stored of it. */
    public @Nullable Stored find(Connection connection, Key key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT revision, told_revision, outline, practice_id FROM plans WHERE client_id = ? AND plan_id = ?")) {
            statement.setObject(1, key.clientId());
            statement.setObject(2, key.planId());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new Stored(
                                rows.getObject(4, UUID.class),
                                new PublishedRevision(rows.getLong(1), rows.getLong(2)),
                                rows.getString(3))
                        : null;
            }
        }
    }

    /** Writes what the snapshot says; its consequences are still to be published. */
    public void save(Connection connection, PlanSnapshot plan) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO plans (client_id, plan_id, practice_id, revision, told_revision, outline)
                VALUES (?, ?, ?, ?, 0, ?)
                ON CONFLICT (client_id, plan_id) DO UPDATE SET practice_id = excluded.practice_id,
                    revision = excluded.revision, outline = excluded.outline""")) {
            statement.setObject(1, plan.clientId());
            statement.setObject(2, plan.planId());
            statement.setObject(3, plan.practiceId());
            statement.setLong(4, plan.revision());
            statement.setString(5, plan.outline().toText());
            statement.executeUpdate();
        }
    }

    /** The consequences of that revision are published. */
    public void markPublished(Connection connection, Key key, long revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE plans SET told_revision = ? WHERE client_id = ? AND plan_id = ? AND told_revision < ?")) {
            statement.setLong(1, revision);
            statement.setObject(2, key.clientId());
            statement.setObject(3, key.planId());
            statement.setLong(4, revision);
            statement.executeUpdate();
        }
    }

    public void delete(Connection connection, Key key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM plans WHERE client_id = ? AND plan_id = ?")) {
            statement.setObject(1, key.clientId());
            statement.setObject(2, key.planId());
            statement.executeUpdate();
        }
    }
}
