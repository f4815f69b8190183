package org.lumbar.insights.consistency;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lumbar.insights.fact.ClientDaySnapshot;
import org.lumbar.insights.fact.ClientDaySnapshot.Barred;

/** One client's days: what rested, what was locked, and where the daily dose was used up. */
public final class ClientDays {

    private final TreeMap<LocalDate, ClientDaySnapshot> byDay = new TreeMap<>();

    /** The days that have a snapshot, in any order. */
    public ClientDays(Collection<ClientDaySnapshot> days) {
        days.forEach(day -> byDay.put(day.localDay(), day));
    }

    /** True if the technique rests or is locked on the day; a day without a snapshot inherits from the latest before it. */
    boolean bars(String technique, LocalDate day) {
        Map.Entry<LocalDate, ClientDaySnapshot> latest = byDay.floorEntry(day);
        if (latest == null) {
            return false;
        }
        ClientDaySnapshot snapshot = latest.getValue();
        return Stream.concat(snapshot.resting().stream(), snapshot.locked().stream())
                .map(Barred::technique)
                .anyMatch(technique::equals);
    }

    /** True if no ball-rolling dose is left on the day; a day without a snapshot has used none. */
    boolean doseUsedUp(LocalDate day) {
        ClientDaySnapshot snapshot = byDay.get(day);
        return snapshot != null && snapshot.dose().remainingSeconds() == 0;
    }
}
