package org.lumbar.session.fold;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lumbar.foundation.erasure.ErasureReceipt.Removed;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.session.client.Client;
import org.lumbar.session.client.Clients;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.day.ClientDay;
import org.lumbar.session.day.DayEdits;
import org.lumbar.session.day.DayLedger;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.receipt.Receipts;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.Sessions;
import org.lumbar.session.store.ClientLocks;
import org.lumbar.session.store.Locked;

/** What follows from a client's snapshot: what waited for the client is published, cleared locks end. */
@ApplicationScoped
public class ClientChange {
    private static final List<String> TABLES =
            List.of("events", "sessions", "lock_sessions", "client_days", "archive_job", "plans", "clients");

    /** What follows from others is no kind of its own on a receipt. */
    private static final Set<String> NOT_COUNTED = Set.of("lock_sessions", "archive_job");

    private final Clients clients;
    private final Plans plans;
    private final Sessions sessions;
    private final DayLedger ledger;
    private final FoldEvents foldEvents;
    private final ErasedKeys erasedKeys;
    private final Receipts receipts;

    public ClientChange(
            Clients clients,
            Plans plans,
            Sessions sessions,
            DayLedger ledger,
            FoldEvents foldEvents,
            ErasedKeys erasedKeys,
            Receipts receipts) {
        this.clients = clients;
        this.plans = plans;
        this.sessions = sessions;
        this.ledger = ledger;
        this.foldEvents = foldEvents;
        this.erasedKeys = erasedKeys;
        this.receipts = receipts;
    }

    public Followed apply(Connection connection, Client client) throws SQLException, Locked {
        ClientLocks.take(connection, Set.of(client.id()));
        Clients.Known known = clients.known(connection, Set.of(client.id()));
        if (known.erased().contains(client.id())) {
            return Followed.NOTHING;
        }
        Clients.Stored stored = known.stored().get(client.id());
        if (stored != null && !Believable.owner(stored.client().practiceId(), client.practiceId())) {
            return Followed.OF_ANOTHER_PRACTICE;
        }
        if (stored != null && !stored.revision().isDue(client.revision())) {
            return Followed.NOTHING;
        }
        clients.save(connection, client);
        if (stored == null || !stored.revision().isComplete()) {
            sessions.adopt(connection, client.id(), client.practiceId());
            return new Followed(tellAll(connection, client), null);
        }
        List<Snapshot> out = new ArrayList<>();
        Clearances before = Clearances.of(stored.client());
        boolean hasLocks = !known.lockSessionsOf(client.id()).isEmpty();
        if (hasLocks && !Clearances.of(client).sameMoments(before)) {
            tellJudged(connection, client, out);
        }
        tellDaysFrom(connection, client, before, out);
        return new Followed(out, null);
    }

    /** The sessions in which something else was done while it was locked, now that locks were cleared at other moments. */
    private void tellJudged(Connection connection, Client client, List<Snapshot> out) throws SQLException {
        Map<Sessions.Key, Session> all = sessions.loadOfClient(connection, client.id());
        Map<Plans.Key, Outline> outlines = plans.load(connection, LockedSteps.planKeys(all));
        judge(connection, client, all, outlines);
        for (Session session : all.values()) {
            if (session.isChanged()) {
                foldEvents.publish(
                        client, session, LockedSteps.outline(client.id(), session, outlines), rating -> false, out);
            }
        }
    }

    private void judge(
            Connection connection, Client client, Map<Sessions.Key, Session> all, Map<Plans.Key, Outline> outlines)
            throws SQLException {
        LockedSteps.judge(all, outlines, client);
        List<Sessions.Row> rows = new ArrayList<>();
        all.forEach((key, session) -> {
            if (session.isChanged()) {
                session.advance(OffsetSpan.WITHOUT_EVENTS);
                rows.add(new Sessions.Row(key, client.practiceId(), session));
            }
        });
        sessions.save(connection, rows);
    }

    /** Everything of the client, because so far nothing could be published, or it is not certain that it was. */
    private List<Snapshot> tellAll(Connection connection, Client client) throws SQLException {
        List<Snapshot> out = new ArrayList<>();
        Map<Sessions.Key, Session> all = sessions.loadOfClient(connection, client.id());
        Map<Plans.Key, Outline> outlines = plans.load(connection, LockedSteps.planKeys(all));
        judge(connection, client, all, outlines);
        for (Session session : all.values()) {
            foldEvents.publish(
                    client, session, LockedSteps.outline(client.id(), session, outlines), rating -> true, out);
        }
        DayEdits days =
                new DayEdits(client.id(), client.practiceId(), Clearances.of(client), OffsetSpan.OVER_EVERYTHING);
        days.reconsider(LocalDate.EPOCH);
        Clearances.of(client).days().forEach(days::reconsider);
        publishDays(connection, days, true, out);
        return out;
    }

    private void tellDaysFrom(Connection connection, Client client, Clearances before, List<Snapshot> out)
            throws SQLException {
        Clearances now = Clearances.of(client);
        Set<LocalDate> differing = now.differences(before);
        if (!differing.isEmpty()) {
            DayEdits days = new DayEdits(client.id(), client.practiceId(), now, OffsetSpan.WITHOUT_EVENTS);
            differing.forEach(days::reconsider);
            publishDays(connection, days, false, out);
        }
    }

    private void publishDays(Connection connection, DayEdits days, boolean withRatings, List<Snapshot> out)
            throws SQLException {
        for (DayLedger.Changed day : ledger.apply(connection, List.of(days))) {
            foldEvents.publish(day, rating -> withRatings, out);
        }
    }

    /** Its consequences are published. */
    public void published(Connection connection, Client client) throws SQLException {
        clients.markPublished(connection, client.id(), client.revision());
    }

    /**
     * Deletes all of the client, who has nothing new from now on.
     *
     * @return a tombstone for every key that this service has published of them, as far back as keys are kept, and the receipt
     */
    public List<Snapshot> erase(Connection connection, UUID clientId) throws SQLException, Locked {
        ClientLocks.take(connection, Set.of(clientId));
        clients.markErased(connection, clientId);
        ErasedKeys.Keys keys = keys(connection, clientId);
        erasedKeys.add(connection, keys);
        List<Removed> removed = new ArrayList<>(delete(connection, clientId));
        removed.add(new Removed("pain-ratings", keys.ratings().size()));
        List<Snapshot> out = new ArrayList<>(erasedKeys.tombstones(connection, clientId));
        out.add(receipts.of(connection, clientId, removed));
        return out;
    }

    private static List<Removed> delete(Connection connection, UUID clientId) throws SQLException {
        List<Removed> removed = new ArrayList<>();
        for (String table : TABLES) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE client_id = ?")) {
                statement.setObject(1, clientId);
                int rows = statement.executeUpdate();
                if (!NOT_COUNTED.contains(table)) {
                    removed.add(new Removed(table.replace('_', '-'), rows));
                }
            }
        }
        return removed;
    }

    private ErasedKeys.Keys keys(Connection connection, UUID clientId) throws SQLException {
        ErasedKeys.Keys keys = new ErasedKeys.Keys(clientId);
        for (Session session : sessions.loadOfClient(connection, clientId).values()) {
            keys.sessions().add(session.id());
            session.ratings().forEach(rating -> keys.ratings().add(rating.id()));
        }
        for (ClientDay day : ledger.stored(connection, clientId)) {
            keys.days().add(day.day());
            day.ratings().forEach(rating -> keys.ratings().add(rating.id()));
        }
        return keys;
    }
}
