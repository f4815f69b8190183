package org.lumbar.insights.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.insights.intake.Reading.Erased;
import org.lumbar.insights.intake.Reading.Taken;
import org.lumbar.insights.snapshot.Snapshot;

/**
 * What a batch comes down to: per key the tombstone, if there was one, and the newest snapshot after it. So a batch
 * names each key at most once in each statement.
 */
final class Changes {

    private final Map<Kind, Map<String, Erased>> erased = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Snapshot>> taken = new EnumMap<>(Kind.class);
    private final Map<UUID, UUID> practices = new LinkedHashMap<>();
    private final Set<UUID> clients = new TreeSet<>();

    /** Folds good readings, in the order of their offsets. */
    static Changes of(Collection<Reading> readings) {
        Changes changes = new Changes();
        for (Reading reading : readings) {
            if (reading instanceof Taken good) {
                changes.take(good);
            } else if (reading instanceof Erased tombstone) {
                changes.erase(tombstone);
            }
        }
        return changes;
    }

    private void take(Taken good) {
        Snapshot snapshot = good.snapshot();
        clients.add(snapshot.clientId());
        practices.put(snapshot.clientId(), snapshot.practiceId());
        of(taken, good.kind())
                .merge(snapshot.key(), snapshot, (held, next) -> next.revision() > held.revision() ? next : held);
    }

    private void erase(Erased tombstone) {
        clients.add(tombstone.clientId());
        String key = tombstone.clientId() + ":" + tombstone.name();
        of(erased, tombstone.kind()).put(key, tombstone);
        of(taken, tombstone.kind())
                .remove(tombstone.name().isEmpty() ? tombstone.clientId().toString() : key);
    }

    private static <T> Map<String, T> of(Map<Kind, Map<String, T>> byKind, Kind kind) {
        return byKind.computeIfAbsent(kind, none -> new LinkedHashMap<>());
    }

    /** Clients who are erased as a whole. */
    Set<UUID> erasedClients() {
        return of(erased, Kind.CLIENT).values().stream().map(Erased::clientId).collect(Collectors.toSet());
    }

    /** Leaves out what is said about these clients; returns how many snapshots that were. */
    int refuse(Set<UUID> erasedEarlier) {
        int before = countTaken();
        taken.values()
                .forEach(ofKind -> ofKind.values().removeIf(snapshot -> erasedEarlier.contains(snapshot.clientId())));
        return before - countTaken();
    }

    /** True if something is said about a client by another practice than theirs, as far as theirs is known: nobody moves. */
    boolean moves(Map<UUID, UUID> known) {
        return taken.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .anyMatch(snapshot -> isForeign(snapshot, known));
    }

    /** Leaves that out. */
    void leaveOutMoves(Map<UUID, UUID> known) {
        taken.values().forEach(ofKind -> ofKind.values().removeIf(snapshot -> isForeign(snapshot, known)));
    }

    private static boolean isForeign(Snapshot snapshot, Map<UUID, UUID> known) {
        return !Believable.owner(known.get(snapshot.clientId()), snapshot.practiceId());
    }

    private int countTaken() {
        return taken.values().stream().mapToInt(Map::size).sum();
    }

    /** The tombstones of a kind; they come before its snapshots. */
    List<Erased> erased(Kind kind) {
        return new ArrayList<>(of(erased, kind).values());
    }

    /** The snapshots of a kind that are left to store. */
    List<Snapshot> taken(Kind kind) {
        return new ArrayList<>(of(taken, kind).values());
    }

    /** Every client that the batch names. */
    Set<UUID> clients() {
        return clients;
    }

    /** The practice of every client that has a snapshot in the batch. */
    Map<UUID, UUID> practices() {
        return practices;
    }
}
