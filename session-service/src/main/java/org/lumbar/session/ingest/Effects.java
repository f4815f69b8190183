package org.lumbar.session.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.client.Client;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.day.DayEdits;
import org.lumbar.session.day.DayLedger;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.Sessions;

/** Folds the new events of a batch into sessions and days, and says which snapshots to publish. */
@ApplicationScoped
class Effects {
    private final Sessions sessions;
    private final Plans plans;
    private final DayLedger ledger;
    private final Snapshots snapshots;

    Effects(Sessions sessions, Plans plans, DayLedger ledger, Snapshots snapshots) {
        this.sessions = sessions;
        this.plans = plans;
        this.ledger = ledger;
        this.snapshots = snapshots;
    }

    /** @param refusals takes the events that don't fit any more; with one in it the transaction is to be rolled back */
    List<Snapshot> apply(Connection connection, Collection<Touched> touched, Map<UUID, Client> known, Refusals refusals)
            throws SQLException {
        Map<Sessions.Key, Session> loaded = loadSessions(connection, touched, refusals);
        Map<Plans.Key, Outline> outlines = plans.load(connection, planKeys(loaded));
        List<Snapshot> out = new ArrayList<>();
        List<Sessions.Row> rows = new ArrayList<>();
        List<DayEdits> edits = new ArrayList<>();
        for (Touched of : touched) {
            Client client = known.get(of.clientId);
            DayEdits days = edits(of, client);
            for (UUID sessionId : of.sessions.keySet()) {
                Sessions.Key key = new Sessions.Key(of.clientId, sessionId);
                Session session = loaded.computeIfAbsent(key, any -> Session.first(sessionId));
                Outline outline = outline(of.clientId, session, outlines);
                boolean unpublished = session.changedAt() >= of.firstOffset;
                fold(session, outline, of, days);
                if (session.isChanged()) {
                    rows.add(new Sessions.Row(key, client == null ? null : client.practiceId(), session));
                }
                if (client != null) {
                    tell(
                            client,
                            session,
                            outline,
                            rating -> unpublished
                                    || of.ratingIds.contains(rating.id())
                                    || session.newlyAnswered().contains(rating.id()),
                            out);
                }
            }
            edits.add(days);
        }
        sessions.save(connection, rows);
        tellDays(ledger.apply(connection, edits), touched, out);
        edits.stream().filter(DayEdits::refusesSome).forEach(days -> refuse(days, touched, refusals));
        return out;
    }

    private static void refuse(DayEdits days, Collection<Touched> touched, Refusals refusals) {
        for (Touched of : touched) {
            if (of.clientId.equals(days.clientId())) {
                of.fresh.stream().filter(days::refuses).forEach(event -> refusals.add(event, "/time"));
            }
        }
    }

    private Map<Sessions.Key, Session> loadSessions(
            Connection connection, Collection<Touched> touched, Refusals refusals) throws SQLException {
        List<Sessions.Key> keys = new ArrayList<>();
        touched.forEach(
                of -> of.sessions.keySet().forEach(session -> keys.add(new Sessions.Key(of.clientId, session))));
        Map<Sessions.Key, Session> loaded = sessions.load(connection, keys);
        touched.forEach(of -> of.sessions.forEach((sessionId, fresh) -> {
            Session session =
                    loaded.computeIfAbsent(new Sessions.Key(of.clientId, sessionId), any -> Session.first(sessionId));
            for (Touched.Fresh each : fresh) {
                String exceeded = session.add(each.event(), each.receivedAt());
                if (exceeded != null) {
                    refusals.add(each.event(), exceeded);
                }
            }
        }));
        return loaded;
    }

    private static Set<Plans.Key> planKeys(Map<Sessions.Key, Session> loaded) {
        Set<Plans.Key> keys = new HashSet<>();
        loaded.forEach((key, session) -> {
            UUID planId = session.planId();
            if (planId != null) {
                keys.add(new Plans.Key(key.clientId(), planId));
            }
        });
        return keys;
    }

    private static @Nullable Outline outline(UUID clientId, Session session, Map<Plans.Key, Outline> outlines) {
        UUID planId = session.planId();
        return planId == null ? null : outlines.get(new Plans.Key(clientId, planId));
    }

    private static DayEdits edits(Touched of, @Nullable Client client) {
        DayEdits edits = new DayEdits(
                of.clientId,
                client == null ? null : client.practiceId(),
                Clearances.of(client),
                of.firstOffset,
                of.lastOffset);
        of.days.forEach(edits::touch);
        of.freeRatings.forEach(edits::add);
        return edits;
    }

    /** Answers the ratings and hands the session's shares to its days. */
    private static void fold(Session session, @Nullable Outline outline, Touched of, DayEdits days) {
        if (!session.isChanged()) {
            return;
        }
        session.answerRatings(outline);
        session.days().forEach(day -> {
            if (session.newDays().contains(day)) {
                days.putNew(day, session.shareOn(day, outline));
            } else {
                days.put(day, session.shareOn(day, outline));
            }
        });
        session.advance(of.lastOffset);
    }

    /** Which ratings of a session are to be published. */
    interface Choice {
        boolean includes(Rating rating);
    }

    /** Adds the snapshot of a session whose plan is known, and of those of its ratings. */
    void tell(Client client, Session session, @Nullable Outline outline, Choice ratings, List<Snapshot> out) {
        if (outline != null) {
            out.add(snapshots.of(client.id(), client.practiceId(), session, outline));
        }
        for (Rating rating : session.ratings()) {
            if (ratings.includes(rating)) {
                out.add(snapshots.of(client.id(), client.practiceId(), session.id(), rating));
            }
        }
    }

    private void tellDays(List<DayLedger.Told> told, Collection<Touched> touched, List<Snapshot> out) {
        Map<UUID, Touched> byClient = new HashMap<>();
        touched.forEach(of -> byClient.put(of.clientId, of));
        for (DayLedger.Told day : told) {
            Touched of = byClient.get(day.clientId());
            tell(day, rating -> of != null && of.ratingIds.contains(rating.id()), out);
        }
    }

    /** Adds the snapshot of a day, and of those of its ratings that were given outside of a session. */
    void tell(DayLedger.Told told, Choice ratings, List<Snapshot> out) {
        out.add(snapshots.of(told.clientId(), told.practiceId(), told.day()));
        for (Rating rating : told.day().ratings()) {
            if (ratings.includes(rating)) {
                out.add(snapshots.of(told.clientId(), told.practiceId(), null, rating));
            }
        }
    }
}
