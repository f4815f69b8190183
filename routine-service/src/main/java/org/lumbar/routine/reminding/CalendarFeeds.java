package org.lumbar.routine.reminding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;

/** The calendar feeds of clients: each has one at most, and a new one takes the place of the one before. */
@ApplicationScoped
class CalendarFeeds {
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Clients clients;
    private final EntityManager entities;
    private final Clock clock;

    CalendarFeeds(Clients clients, EntityManager entities, Clock clock) {
        this.clients = clients;
        this.entities = entities;
        this.clock = clock;
    }

    /** Whose feed a secret opens. */
    record Found(UUID clientId, UUID practiceId, FeedTimes times, Instant madeAt) {}

    /** Makes a feed; the address of one before it leads nowhere from then on. */
    @Transactional
    CalendarFeed.Made make(Caller caller, UUID clientId, FeedTimes times) {
        Client client = clients.changing(caller, clientId);
        FeedSecret secret = FeedSecret.next(CHANCE);
        // As exactly as the database stores it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entities.createNativeQuery("insert into calendar_feed (client_id, practice_id, secret_hash, times, made_at)"
                        + " values (:client, :practice, :hash, :times, :now)"
                        + " on conflict (client_id) do update set secret_hash = excluded.secret_hash,"
                        + " times = excluded.times, made_at = excluded.made_at")
                .setParameter("client", clientId)
                .setParameter("practice", client.practiceId())
                .setParameter("hash", secret.hash())
                .setParameter("times", times.toText())
                .setParameter("now", now)
                .executeUpdate();
        return CalendarFeed.of(now, times).at(FeedResource.PATH + "/" + secret.characters());
    }

    /** Empty if the client has none. */
    @Transactional
    Optional<CalendarFeed> of(Caller caller, UUID clientId) {
        var unused = clients.visible(caller, clientId);
        return entities.createNativeQuery(
                        "select times, made_at from calendar_feed where client_id = :client", Tuple.class)
                .setParameter("client", clientId)
                .getResultStream()
                .map(row -> CalendarFeed.of(((Tuple) row).get(1, Instant.class), times((Tuple) row, 0)))
                .findFirst();
    }

    /** Takes the feed back: its address leads nowhere from then on. Again is the same as once. */
    @Transactional
    void revoke(Caller caller, UUID clientId) {
        var unused = clients.changing(caller, clientId);
        entities.createNativeQuery("delete from calendar_feed where client_id = :client")
                .setParameter("client", clientId)
                .executeUpdate();
    }

    /** To be called as the service: who has the secret is nobody here. */
    @Transactional
    Optional<Found> find(FeedSecret secret) {
        return entities.createNativeQuery(
                        "select client_id, practice_id, times, made_at from calendar_feed where secret_hash = :hash",
                        Tuple.class)
                .setParameter("hash", secret.hash())
                .getResultStream()
                .map(row -> found((Tuple) row))
                .findFirst();
    }

    private static Found found(Tuple row) {
        return new Found(row.get(0, UUID.class), row.get(1, UUID.class), times(row, 2), row.get(3, Instant.class));
    }

    private static FeedTimes times(Tuple row, int at) {
        return FeedTimes.ofText(row.get(at, String.class));
    }
}
