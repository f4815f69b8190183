package org.lumbar.routine.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.routine.step.Technique;
import org.lumbar.routine.store.LongerTransaction;

/**
 * What is known about clients. A snapshot that is not newer than the stored one changes nothing, and what comes late about
 * an erased client is not stored.
 */
@ApplicationScoped
public class Snapshots {
    private static final String UPSERT = """
            insert into fact as known (client_id, kind, own_key, practice_id, revision, local_day, plan_id, body)
            select * from (values (?::uuid, ?::text, ?::text, ?::uuid, ?::bigint, ?::date, ?::uuid, ?::jsonb)) as news (id)
            where not exists (select 1 from erasure where client_id = news.id)
            on conflict (client_id, kind, own_key) do update
            set practice_id = excluded.practice_id, revision = excluded.revision, local_day = excluded.local_day,
                plan_id = excluded.plan_id, body = excluded.body
            where known.revision < excluded.revision
            """;
    private static final String DELETE = "delete from fact where client_id = ? and kind = ? and own_key = ?";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final EntityManager entities;
    private final ChangedClients changedClients;

    Snapshots(EntityManager entities, ChangedClients changedClients) {
        this.entities = entities;
        this.changedClients = changedClients;
    }

    /** Stores a batch in one transaction. */
    @Transactional
    void store(Collection<Change> changes) {
        LongerTransaction.allow(entities, 8);
        entities.unwrap(org.hibernate.Session.class).doWork(connection -> {
            Set<UUID> changed = upsert(
                    connection,
                    changes.stream()
                            .map(Change::snapshot)
                            .filter(Objects::nonNull)
                            .toList());
            for (Change change : changes) {
                if (change.snapshot() == null && delete(connection, change)) {
                    changed.add(change.clientId());
                }
            }
            changedClients.mark(connection, changed);
        });
    }

    /** Whose snapshots are new or newer. */
    private static Set<UUID> upsert(Connection connection, List<Snapshot> snapshots) throws SQLException {
        Set<UUID> changed = new HashSet<>();
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (Snapshot snapshot : snapshots) {
                bind(upsert, snapshot);
                upsert.addBatch();
            }
            int[] rows = upsert.executeBatch();
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] != 0) {
                    changed.add(snapshots.get(i).clientId());
                }
            }
        }
        return changed;
    }

    /** Returns if the database answers. */
    @Transactional
    void ask() {
        var unused = entities.createNativeQuery("select 1").getSingleResult();
    }

    /** What is safe on a day: its own snapshot, or what the latest earlier one says about it. */
    @Transactional
    public Optional<ClientDay> dayOf(UUID clientId, LocalDate day) {
        return query(
                        ClientDay.class,
                        "client_id = :client and kind = 'client-day' and local_day <= :day"
                                + " order by local_day desc limit 1",
                        clientId,
                        "day",
                        day)
                .findFirst()
                .map(latest -> latest.inheritedBy(day));
    }

    /** What is safe on each day that has a snapshot, by day; see {@link #dayOf} for the days between. */
    @Transactional
    public NavigableMap<LocalDate, ClientDay> daysOf(UUID clientId) {
        NavigableMap<LocalDate, ClientDay> days = new TreeMap<>();
        query(ClientDay.class, "client_id = :client and kind = :kind", clientId, "kind", Kind.CLIENT_DAY.label())
                .forEach(day -> days.put(day.localDay(), day));
        return days;
    }

    /** Whether a technique of the client has, or had, this lock. */
    @Transactional
    public boolean knowsLock(UUID clientId, UUID lockId, Technique technique) {
        return !entities.createNativeQuery("select 1 from fact where client_id = :client and kind = 'client-day'"
                        + " and body -> 'locked' @> cast(:lock as jsonb) limit 1")
                .setParameter("client", clientId)
                .setParameter("lock", "[{\"lockId\": \"" + lockId + "\", \"technique\": \"" + technique + "\"}]")
                .getResultList()
                .isEmpty();
    }

    /** Every session of a plan, by start. */
    @Transactional
    public List<Session> sessionsOf(UUID clientId, UUID planId) {
        return query(
                        Session.class,
                        "client_id = :client and kind = 'session' and plan_id = :plan order by body ->> 'startedAt'",
                        clientId,
                        "plan",
                        planId)
                .toList();
    }

    /** A rating of a client, as evidence. */
    @Transactional
    public Optional<PainRating> rating(UUID clientId, UUID ratingId) {
        return query(
                        PainRating.class,
                        "client_id = :client and kind = 'pain-rating' and own_key = :rating",
                        clientId,
                        "rating",
                        ratingId.toString())
                .findFirst();
    }

    /** Ratings of a client from a local day on. */
    @Transactional
    public List<PainRating> ratingsSince(UUID clientId, LocalDate day) {
        return query(
                        PainRating.class,
                        "client_id = :client and kind = 'pain-rating' and local_day >= :day",
                        clientId,
                        "day",
                        day)
                .toList();
    }

    private <T> Stream<T> query(Class<T> type, String where, UUID client, String name, Object value) {
        return entities
                .createNativeQuery("select body::text from fact where " + where, String.class)
                .setParameter("client", client)
                .setParameter(name, value)
                .getResultList()
                .stream()
                .map(body -> read(type, String.valueOf(body)));
    }

    private static <T> T read(Class<T> type, String body) {
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored snapshot can't be read", e);
        }
    }

    private static void bind(PreparedStatement upsert, Snapshot snapshot) throws SQLException {
        upsert.setObject(1, snapshot.clientId());
        upsert.setString(2, Kind.of(snapshot).label());
        upsert.setString(3, snapshot.ownKey());
        upsert.setObject(4, snapshot.practiceId());
        upsert.setLong(5, snapshot.revision());
        upsert.setDate(6, Date.valueOf(snapshot.localDay()));
        upsert.setObject(7, snapshot.plan());
        try {
            upsert.setString(8, JSON.writeValueAsString(snapshot));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A snapshot can always be written", e);
        }
    }

    private static boolean delete(Connection connection, Change change) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, change.clientId());
            delete.setString(2, change.kind().label());
            delete.setString(3, change.ownKey());
            return delete.executeUpdate() > 0;
        }
    }
}
