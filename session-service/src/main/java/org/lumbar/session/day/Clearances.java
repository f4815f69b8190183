package org.lumbar.session.day;

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

/** When which locks of a client were cleared, in local days of the client's home zone. */
public final class Clearances {
    public static final Clearances NONE = new Clearances(Map.of());

    private record Key(UUID lockId, Technique technique) {}

    private final Map<Key, LocalDate> days;

    private Clearances(Map<Key, LocalDate> days) {
        this.days = days;
    }

    /** Of several clearances of one lock the earliest counts. */
    public static Clearances of(@Nullable Client client) {
        if (client == null || client.clearances().isEmpty()) {
            return NONE;
        }
        Map<Key, LocalDate> days = new HashMap<>();
        for (Client.Clearance clearance : client.clearances()) {
            days.merge(
                    new Key(clearance.lockId(), clearance.technique()),
                    LocalDay.of(clearance.clearedAt(), client.home()),
                    (a, b) -> a.isBefore(b) ? a : b);
        }
        return new Clearances(days);
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
