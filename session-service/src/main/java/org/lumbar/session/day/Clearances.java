package org.lumbar.session.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.client.Client;
import org.lumbar.session.event.LocalDay;
import org.lumbar.session.plan.Technique;

/** When which locks of a client were cleared: the moment, and its local day in the client's home zone. */
public final class Clearances {
    public static final Clearances NONE = new Clearances(Map.of(), Map.of());

    private record Key(UUID lockId, Technique technique) {}

    private final Map<Key, Instant> instants;
    private final Map<Key, LocalDate> days;

    private Clearances(Map<Key, Instant> instants, Map<Key, LocalDate> days) {
        this.instants = instants;
        this.days = days;
    }

    /** Of several clearances of one lock the earliest counts. */
    public static Clearances of(@Nullable Client client) {
        if (client == null || client.clearances().isEmpty()) {
            return NONE;
        }
        Map<Key, Instant> instants = new HashMap<>();
        for (Client.Clearance clearance : client.clearances()) {
            instants.merge(
                    new Key(clearance.lockId(), clearance.technique()),
                    clearance.clearedAt(),
                    (a, b) -> a.isBefore(b) ? a : b);
        }
        Map<Key, LocalDate> days = new HashMap<>();
        instants.forEach((key, at) -> days.put(key, LocalDay.of(at, client.home())));
        return new Clearances(instants, days);
    }

    /** The moment of that lock's clearance; null while nobody has cleared it. */
    public @Nullable Instant instant(UUID lockId, Technique technique) {
        return instants.get(new Key(lockId, technique));
    }

    /** True if the same locks were cleared at the same moments. */
    public boolean sameMoments(Clearances other) {
        return instants.equals(other.instants);
    }

    /** Days on which a lock was cleared, in order. */
    public SortedSet<LocalDate> days() {
        return new TreeSet<>(days.values());
    }

    /** The days on which this and the other one differ. */
    public Set<LocalDate> differences(Clearances other) {
        Set<LocalDate> differing = new TreeSet<>();
        collectMissing(other, differing);
        other.collectMissing(this, differing);
        return differing;
    }

    private void collectMissing(Clearances other, Set<LocalDate> differing) {
        days.forEach((key, day) -> {
            if (!day.equals(other.days.get(key))) {
                differing.add(day);
            }
        });
    }

    boolean isCleared(Lock lock, LocalDate on) {
        LocalDate day = days.get(new Key(lock.lockId(), lock.technique()));
        return day != null && !day.isAfter(on);
    }
}
