package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a client's days, each following from the one before. A change of one day is walked on to the days after it,
 * only as far as it changes them.
 */
public final class DayChain {
    private final TreeMap<LocalDate, ClientDay> days = new TreeMap<>();
    private final Clearances clearances;
    private final LocalDate from;
    private final Carry before;
    private final boolean movedBefore;

    private DayChain(Carry before, boolean movedBefore, LocalDate from, Clearances clearances) {
        this.before = before;
        this.movedBefore = movedBefore;
        this.from = from;
        this.clearances = clearances;
    }

    /**
     * @param previous the latest stored day before the stretch, if there is one
     * @param moved whether that day hands on something else than it did before the batch
     * @param from the first day of the stretch
     */
    public static DayChain after(@Nullable ClientDay previous, boolean moved, LocalDate from, Clearances clearances) {
        return new DayChain(previous == null ? Carry.NOTHING : previous.after(), moved, from, clearances);
    }

    /** Adds a stored day of the stretch. */
    public void add(ClientDay day) {
        days.put(day.day(), day);
    }

    /** The day, made if it is not there yet. */
    public ClientDay day(LocalDate day) {
        return days.computeIfAbsent(day, ClientDay::first);
    }

    public Collection<ClientDay> days() {
        return days.values();
    }

    /**
     * Works out what each day hands on, from the first day of the stretch.
     *
     * @param lastChanged the last day whose sums changed: up to it every day is worked out
     * @param horizon the last day that was loaded, or null if the stretch holds all later days
     * @return true if days after the horizon follow from something that changed
     */
    public boolean walk(LocalDate lastChanged, @Nullable LocalDate horizon) {
        Carry carry = before;
        boolean moved = movedBefore;
        for (LocalDate at : daysToWalk(horizon)) {
            ClientDay day = days.get(at);
            if (day == null) {
                if (!clearsSomething(carry, at)) {
                    continue;
                }
                // Days without a snapshot inherit; only a snapshot of its own tells that a lock ended on this day.
                day = day(at);
            }
            moved = day.follow(carry, moved, clearances);
            carry = day.after();
            if (!moved && !at.isBefore(lastChanged)) {
                return false;
            }
        }
        return moved && horizon != null;
    }

    private SortedSet<LocalDate> daysToWalk(@Nullable LocalDate horizon) {
        SortedSet<LocalDate> all = new TreeSet<>(days.keySet());
        for (LocalDate cleared : clearances.days()) {
            if (!cleared.isBefore(from) && (horizon == null || !cleared.isAfter(horizon))) {
                all.add(cleared);
            }
        }
        return all;
    }

    private boolean clearsSomething(Carry carry, LocalDate on) {
        return carry.locked().stream().anyMatch(lock -> clearances.isCleared(lock, on));
    }
}
