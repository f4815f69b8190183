package org.lumbar.session.fold;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.client.Client;
import org.lumbar.session.client.Clients;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.day.DayEdits;
import org.lumbar.session.day.DayLedger;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.publishing.Snapshots;
import org.lumbar.session.session.LockHistory;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.Sessions;

/** Folds the new events of a batch into sessions and days, and says which snapshots to publish. */
@ApplicationScoped
class FoldEvents {
    private final Sessions sessions;
    private final Plans plans;
    private final DayLedger ledger;
    private final LockedSteps lockedSteps;
    private final Snapshots snapshots;
    private final SeverePain severe;

    FoldEvents(
            Sessions sessions,
            Plans plans,
            DayLedger ledger,
            LockedSteps lockedSteps,
            Snapshots snapshots,
            SeverePain severe) {
        this.sessions = sessions;
        this.plans = plans;
        this.ledger = ledger;
        this.lockedSteps = lockedSteps;
        this.snapshots = snapshots;
        this.severe = severe;
    }

    /** @param refusals takes the events that don't fit any more; with one in it the transaction is to be rolled back */
    List<Snapshot> apply(Connection connection, Collection<ClientBatch> changed, Clients.Known known, Refusals refusals)
            throws SQLException {
        Map<UUID, Client> clients = known.clients();
        Map<Sessions.Key, Session> loaded = loadSessions(connection, changed, known, refusals);
        Map<Plans.Key, Outline> outlines = plans.load(connection, LockedSteps.planKeys(loaded));
        Map<UUID, LockHistory> locks = LockedSteps.histories(loaded, outlines, clients);
        Set<UUID> moved = LockedSteps.moved(changed, loaded);
        List<Snapshot> out = new ArrayList<>();
        List<Sessions.Row> rows = new ArrayList<>();
        List<DayEdits> edits = new ArrayList<>();
        for (ClientBatch of : changed) {
            Client client = clients.get(of.clientId);
            DayEdits days = edits(of, client);
            for (UUID sessionId : of.sessions.keySet()) {
                Sessions.Key key = new Sessions.Key(of.clientId, sessionId);
                Session session = loaded.computeIfAbsent(key, any -> Session.first(sessionId));
                Outline outline = LockedSteps.outline(of.clientId, session, outlines);
                boolean unpublished = of.offsets.mayHaveLeftUnpublished(session.changedAt());
                session.judge(locks.getOrDefault(of.clientId, LockHistory.NONE), outline);
                fold(session, outline, of, days);
                if (session.isChanged()) {
                    rows.add(new Sessions.Row(key, practice(client), session));
                }
                if (client != null) {
                    publish(client, session, outline, rating -> unpublished || isNews(rating, session, of), out);
                }
            }
            edits.add(days);
        }
        lockedSteps.note(connection, moved, known, loaded);
        judgeOthers(connection, moved, changed, locks, clients, rows, out);
        sessions.save(connection, rows);
        publishDays(ledger.apply(connection, edits), changed, out);
        edits.stream().filter(DayEdits::refusesSome).forEach(days -> refuse(days, changed, refusals));
        return out;
    }

    private static boolean isNews(Rating rating, Session session, ClientBatch of) {
        return of.ratingIds.contains(rating.id()) || session.newlyAnswered().contains(rating.id());
    }

    /** Where locks changed, other sessions may hold work that was done against them: they are published with the cause. */
    private void judgeOthers(
            Connection connection,
            Set<UUID> moved,
            Collection<ClientBatch> changed,
            Map<UUID, LockHistory> locks,
            Map<UUID, Client> clients,
            List<Sessions.Row> rows,
            List<Snapshot> out)
            throws SQLException {
        Map<UUID, ClientBatch> byClient = new HashMap<>();
        changed.forEach(of -> byClient.put(of.clientId, of));
        for (LockedSteps.Judged judged : lockedSteps.others(connection, moved, changed, locks)) {
            Session session = judged.session();
            ClientBatch of = requireNonNull(byClient.get(judged.clientId()));
            Client client = clients.get(judged.clientId());
            if (session.isChanged()) {
                session.advance(of.offsets);
                rows.add(
                        new Sessions.Row(new Sessions.Key(judged.clientId(), session.id()), practice(client), session));
            }
            if (client != null && of.offsets.mayHaveLeftUnpublished(session.changedAt())) {
                publish(client, session, judged.outline(), rating -> false, out);
            }
        }
    }

    private static @Nullable UUID practice(@Nullable Client client) {
        return client == null ? null : client.practiceId();
    }

    private static void refuse(DayEdits days, Collection<ClientBatch> changed, Refusals refusals) {
        for (ClientBatch of : changed) {
            if (of.clientId.equals(days.clientId())) {
                of.fresh.stream().filter(days::refuses).forEach(event -> refusals.add(event, "/time"));
            }
        }
    }

    private Map<Sessions.Key, Session> loadSessions(
            Connection connection, Collection<ClientBatch> changed, Clients.Known known, Refusals refusals)
            throws SQLException {
        List<Sessions.Key> keys = new ArrayList<>();
        changed.forEach(
                of -> of.sessions.keySet().forEach(session -> keys.add(new Sessions.Key(of.clientId, session))));
        changed.forEach(of -> known.lockSessionsOf(of.clientId).stream()
                .filter(session -> !of.sessions.containsKey(session))
                .forEach(session -> keys.add(new Sessions.Key(of.clientId, session))));
        Map<Sessions.Key, Session> loaded = sessions.load(connection, keys);
        changed.forEach(of -> of.sessions.forEach((sessionId, fresh) -> {
            Session session =
                    loaded.computeIfAbsent(new Sessions.Key(of.clientId, sessionId), any -> Session.first(sessionId));
            for (ClientBatch.Fresh each : fresh) {
                String exceeded = session.add(each.event(), each.receivedAt());
                if (exceeded != null) {
                    refusals.add(each.event(), exceeded);
                }
            }
        }));
        return loaded;
    }

    private DayEdits edits(ClientBatch of, @Nullable Client client) {
        DayEdits edits = new DayEdits(
                of.clientId, client == null ? null : client.practiceId(), Clearances.of(client), of.offsets);
        of.days.forEach(edits::mark);
        of.freeRatings.forEach(rating -> edits.add(rating.answered(severe.decide(rating.moment(), rating.score()))));
        return edits;
    }

    /** Answers the ratings and hands the session's shares to its days. */
    private void fold(Session session, @Nullable Outline outline, ClientBatch of, DayEdits days) {
        if (!session.isChanged()) {
            return;
        }
        session.answerRatings(outline, severe);
        session.days().forEach(day -> {
            if (session.newDays().contains(day)) {
                days.putNew(day, session.shareOn(day, outline));
            } else {
                days.put(day, session.shareOn(day, outline));
            }
        });
        session.advance(of.offsets);
    }

    /** Which ratings of a session are to be published. */
    interface Choice {
        boolean includes(Rating rating);
    }

    /** Adds the snapshot of a session whose plan is known, and of those of its ratings. */
    void publish(Client client, Session session, @Nullable Outline outline, Choice ratings, List<Snapshot> out) {
        if (outline != null) {
            out.add(snapshots.of(client.id(), client.practiceId(), session, outline));
        }
        for (Rating rating : session.ratings()) {
            if (ratings.includes(rating)) {
                out.add(snapshots.of(client.id(), client.practiceId(), session.id(), rating));
            }
        }
    }

    private void publishDays(List<DayLedger.Changed> published, Collection<ClientBatch> changed, List<Snapshot> out) {
        Map<UUID, ClientBatch> byClient = new HashMap<>();
        changed.forEach(of -> byClient.put(of.clientId, of));
        for (DayLedger.Changed day : published) {
            ClientBatch of = byClient.get(day.clientId());
            publish(day, rating -> of != null && of.ratingIds.contains(rating.id()), out);
        }
    }

    /** Adds the snapshot of a day, and of those of its ratings that were given outside of a session. */
    void publish(DayLedger.Changed published, Choice ratings, List<Snapshot> out) {
        out.add(snapshots.of(published.clientId(), published.practiceId(), published.day()));
        for (Rating rating : published.day().ratings()) {
            if (ratings.includes(rating)) {
                out.add(snapshots.of(published.clientId(), published.practiceId(), null, rating));
            }
        }
    }
}
