package org.lumbar.session.fold;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.client.Client;
import org.lumbar.session.client.Clients;
import org.lumbar.session.event.Code;
import org.lumbar.session.publishing.Rejection;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.store.ClientLocks;
import org.lumbar.session.store.Locked;

/**
 * The transaction of a batch: it claims the events, folds them into sessions and days, and works out what to publish. All
 * of it in a handful of statements, whatever the size of the batch.
 */
@ApplicationScoped
public class Fold {
    private final Events events;
    private final Clients clients;
    private final FoldEvents foldEvents;
    private final ErasedKeys erasedKeys;

    public Fold(Events events, Clients clients, FoldEvents foldEvents, ErasedKeys erasedKeys) {
        this.events = events;
        this.clients = clients;
        this.foldEvents = foldEvents;
        this.erasedKeys = erasedKeys;
    }

    /**
     * What came of a batch.
     *
     * @param claimed events that were new
     * @param duplicates events that were here before
     */
    public record Outcome(List<Snapshot> snapshots, List<Rejection> rejections, int claimed, int duplicates) {}

    public Outcome apply(Connection connection, List<Incoming> batch) throws SQLException, Locked {
        Map<Incoming.Key, Incoming> distinct = new LinkedHashMap<>();
        Map<UUID, ClientBatch> changed = new LinkedHashMap<>();
        for (Incoming in : batch) {
            distinct.putIfAbsent(in.key(), in);
            changed.computeIfAbsent(in.event().clientId(), ClientBatch::new).at(in.offset());
        }
        ClientLocks.take(connection, changed.keySet());
        Clients.Known all = clients.known(connection, changed.keySet());
        if (!all.erased().isEmpty()) {
            return withoutErased(connection, batch, all.erased());
        }
        Set<Incoming.Key> unwanted = newOf(connection, distinct.keySet(), all.withdrawn());
        if (!unwanted.isEmpty()) {
            return withoutNew(connection, batch, unwanted);
        }
        Map<UUID, Client> known = all.clients();
        Set<Incoming.Key> claimed = events.claim(connection, distinct, known);
        Map<Incoming.Key, Long> hashes = events.hashes(
                connection,
                distinct.keySet().stream().filter(key -> !claimed.contains(key)).toList());
        List<Rejection> conflicts = new ArrayList<>();
        for (Incoming in : batch) {
            Incoming first = distinct.get(in.key());
            long stored = hashes.getOrDefault(in.key(), first == null ? in.hash() : first.hash());
            if (stored == in.hash()) {
                boolean fresh = first == in && claimed.contains(in.key());
                mark(changed, in, fresh);
            } else {
                conflicts.add(new Rejection(in.record(), Code.ID_CONFLICT, "/id"));
            }
        }
        Refusals refusals = new Refusals();
        List<Snapshot> snapshots = foldEvents.apply(connection, changed.values(), all, refusals);
        if (!refusals.isEmpty()) {
            connection.rollback();
            return withoutRefused(connection, batch, refusals);
        }
        return new Outcome(snapshots, conflicts, claimed.size(), batch.size() - claimed.size() - conflicts.size());
    }

    /** Events of erased clients are refused, and their tombstones published again; the others are folded without them. */
    private Outcome withoutErased(Connection connection, List<Incoming> batch, Set<UUID> erased)
            throws SQLException, Locked {
        List<Snapshot> tombstones = erasedKeys.tombstonesAgain(connection, erased);
        return without(
                connection,
                batch,
                in -> erased.contains(in.event().clientId()) ? Code.CLIENT_ERASED : null,
                tombstones);
    }

    /**
     * Events of clients who have withdrawn consent that are not stored. One that is stored is a duplicate like any other: what its
     * first transaction changed may not be published yet.
     */
    private Set<Incoming.Key> newOf(Connection connection, Set<Incoming.Key> batch, Set<UUID> withdrawn)
            throws SQLException {
        List<Incoming.Key> theirs =
                batch.stream().filter(key -> withdrawn.contains(key.clientId())).toList();
        Set<Incoming.Key> unknown = new HashSet<>(theirs);
        unknown.removeAll(events.hashes(connection, theirs).keySet());
        return unknown;
    }

    private Outcome withoutNew(Connection connection, List<Incoming> batch, Set<Incoming.Key> unwanted)
            throws SQLException, Locked {
        return without(connection, batch, in -> unwanted.contains(in.key()) ? Code.CONSENT_WITHDRAWN : null, List.of());
    }

    /** Why an event is refused for whose it is; null if it is not. */
    private interface Refusal {
        @Nullable
        Code of(Incoming in);
    }

    private Outcome without(Connection connection, List<Incoming> batch, Refusal refusal, List<Snapshot> first)
            throws SQLException, Locked {
        List<Incoming> others = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (Incoming in : batch) {
            Code code = refusal.of(in);
            if (code == null) {
                others.add(in);
            } else {
                rejections.add(new Rejection(in.record(), code, "/subject"));
            }
        }
        if (others.isEmpty()) {
            return new Outcome(first, rejections, 0, 0);
        }
        Outcome of = apply(connection, others);
        rejections.addAll(of.rejections());
        List<Snapshot> snapshots = new ArrayList<>(first);
        snapshots.addAll(of.snapshots());
        return new Outcome(snapshots, rejections, of.claimed(), of.duplicates());
    }

    /** What is more than a session or a day may hold is set aside; the others are folded anew without it. */
    private Outcome withoutRefused(Connection connection, List<Incoming> batch, Refusals refusals)
            throws SQLException, Locked {
        List<Incoming> others = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (Incoming in : batch) {
            String pointer = refusals.pointerOf(in);
            if (pointer == null) {
                others.add(in);
            } else {
                rejections.add(new Rejection(in.record(), Code.LIMIT_EXCEEDED, pointer));
            }
        }
        if (others.isEmpty()) {
            return new Outcome(List.of(), rejections, 0, 0);
        }
        Outcome of = apply(connection, others);
        rejections.addAll(of.rejections());
        return new Outcome(of.snapshots(), rejections, of.claimed(), of.duplicates());
    }

    private static void mark(Map<UUID, ClientBatch> changed, Incoming in, boolean fresh) {
        ClientBatch of = changed.computeIfAbsent(in.event().clientId(), ClientBatch::new);
        of.add(in.event(), in.receivedAt(), fresh);
    }
}
