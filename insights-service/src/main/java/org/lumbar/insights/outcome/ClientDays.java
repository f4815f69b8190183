package org.lumbar.insights.outcome;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientDaySnapshot.Barred;
import org.lumbar.insights.snapshot.RatingSnapshot;

/** One client's days: what rested, what was locked, where the daily dose was used up, and when each became known. */
final class ClientDays {

    private final TreeMap<LocalDate, ClientDaySnapshot> byDay = new TreeMap<>();
    /** By the day that says it: most days inherit from the same few. */
    private final Map<LocalDate, Set<String>> barred = new HashMap<>();

    private final KnownFrom known;

    /**
     * @param days those that have a snapshot, in any order
     * @param ratings those that may answer the next-day question
     * @param work what the client did, in all plans
     */
    ClientDays(Collection<ClientDaySnapshot> days, Collection<RatingSnapshot> ratings, List<Work> work) {
        days.forEach(day -> byDay.put(day.localDay(), day));
        this.known = new KnownFrom(byDay, ratings, work);
    }

    /** Techniques that rest or are locked on the day; a day without a snapshot inherits from the latest before it. */
    Set<String> barred(LocalDate day) {
        Map.Entry<LocalDate, ClientDaySnapshot> latest = byDay.floorEntry(day);
        return latest == null ? Set.of() : barred.computeIfAbsent(latest.getKey(), known -> barred(latest.getValue()));
    }

    private static Set<String> barred(ClientDaySnapshot known) {
        return Stream.concat(known.resting().stream(), known.locked().stream())
                .map(Barred::technique)
                .collect(Collectors.toSet());
    }

    /** True if no ball-rolling dose is left on the day; a day without a snapshot has used none. */
    boolean doseUsedUp(LocalDate day) {
        ClientDaySnapshot snapshot = byDay.get(day);
        return snapshot != null && snapshot.dose().remainingSeconds() == 0;
    }

    /** When it was known that the technique is barred on the day, or no longer is; null if nothing is known of it. */
    @Nullable
    Arrival barringKnown(String technique, LocalDate day) {
        return known.barring(technique, day);
    }

    /** What {@link #barringKnown} depends on: most days are alike. */
    KnownFrom.Decided decided(LocalDate day) {
        return known.decided(day);
    }

    /** When the day's dose was known to be used up; null if nothing is known of it. */
    @Nullable
    Arrival doseKnown(LocalDate day) {
        return known.dose(day);
    }
}
