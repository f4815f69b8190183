package org.lumbar.session.fold;

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
import org.lumbar.session.client.Clients;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.session.LockHistory;
import org.lumbar.session.session.LockSessions;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.Sessions;

/**
 * Finds steps that were done while they were locked. Clients without a lock cost nothing: which sessions hold locks is read with the
 * client, and those sessions with the ones that a batch touches. Only where locks have changed all sessions of the client are read.
 */
@ApplicationScoped
class LockedSteps {
    private final Sessions sessions;
    private final Plans plans;
    private final LockSessions lockSessions;

    LockedSteps(Sessions sessions, Plans plans, LockSessions lockSessions) {
        this.sessions = sessions;
        this.plans = plans;
        this.lockSessions = lockSessions;
    }

    /** Clients of a batch whose locks changed in it, or in one that was cut off before it could tell. */
    static Set<UUID> moved(Collection<ClientBatch> changed, Map<Sessions.Key, Session> loaded) {
        Set<UUID> moved = new HashSet<>();
        for (ClientBatch of : changed) {
            for (UUID id : of.sessions.keySet()) {
                Session session = loaded.get(new Sessions.Key(of.clientId, id));
                if (session != null
                        && (session.locksMoved()
                                || (session.holdsLocks() && of.offsets.mayHaveLeftUnpublished(session.changedAt())))) {
                    moved.add(of.clientId);
                }
            }
        }
        return moved;
    }

    /** Notes the sessions of these clients that hold locks and were not known to. */
    void note(Connection connection, Set<UUID> moved, Clients.Known known, Map<Sessions.Key, Session> loaded)
            throws SQLException {
        List<Sessions.Key> fresh = new ArrayList<>();
        loaded.forEach((key, session) -> {
            if (moved.contains(key.clientId())
                    && session.holdsLocks()
                    && !known.lockSessionsOf(key.clientId()).contains(key.sessionId())) {
                fresh.add(key);
            }
        });
        lockSessions.note(connection, fresh);
    }

    /** The locks of each client who has or had any, if all sessions that hold some are among the loaded ones. */
    static Map<UUID, LockHistory> histories(
            Map<Sessions.Key, Session> loaded, Map<Plans.Key, Outline> outlines, Map<UUID, Client> clients) {
        Map<UUID, List<Session>> holding = new HashMap<>();
        loaded.forEach((key, session) -> {
            if (session.holdsLocks()) {
                holding.computeIfAbsent(key.clientId(), any -> new ArrayList<>())
                        .add(session);
            }
        });
        Map<UUID, LockHistory> histories = new HashMap<>();
        holding.forEach((client, of) -> histories.put(
                client,
                LockHistory.of(of, session -> outline(client, session, outlines), Clearances.of(clients.get(client)))));
        return histories;
    }

    /** A session that is judged although nothing of it came. */
    record Judged(UUID clientId, Session session, @Nullable Outline outline) {}

    /** Judges all sessions of these clients anew, but for those that are changed. */
    List<Judged> others(
            Connection connection, Set<UUID> moved, Collection<ClientBatch> changed, Map<UUID, LockHistory> histories)
            throws SQLException {
        if (moved.isEmpty()) {
            return List.of();
        }
        Map<Sessions.Key, Session> others = sessions.loadOfClients(connection, moved);
        changed.forEach(
                of -> of.sessions.keySet().forEach(session -> others.remove(new Sessions.Key(of.clientId, session))));
        Map<Plans.Key, Outline> outlines = plans.load(connection, planKeys(others));
        List<Judged> judged = new ArrayList<>();
        others.forEach((key, session) -> {
            Outline outline = outline(key.clientId(), session, outlines);
            session.judge(histories.getOrDefault(key.clientId(), LockHistory.NONE), outline);
            judged.add(new Judged(key.clientId(), session, outline));
        });
        return judged;
    }

    /** Judges all sessions of one client, given all of them. */
    static void judge(Map<Sessions.Key, Session> all, Map<Plans.Key, Outline> outlines, @Nullable Client client) {
        Map<UUID, Client> clients = client == null ? Map.of() : Map.of(client.id(), client);
        Map<UUID, LockHistory> histories = histories(all, outlines, clients);
        all.forEach((key, session) -> session.judge(
                histories.getOrDefault(key.clientId(), LockHistory.NONE), outline(key.clientId(), session, outlines)));
    }

    static Set<Plans.Key> planKeys(Map<Sessions.Key, Session> loaded) {
        Set<Plans.Key> keys = new HashSet<>();
        loaded.forEach((key, session) -> {
            UUID planId = session.planId();
            if (planId != null) {
                keys.add(new Plans.Key(key.clientId(), planId));
            }
        });
        return keys;
    }

    static @Nullable Outline outline(UUID clientId, Session session, Map<Plans.Key, Outline> outlines) {
        UUID planId = session.planId();
        return planId == null ? null : outlines.get(new Plans.Key(clientId, planId));
    }
}
