package org.lumbar.insights.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.LocalDay;

/**
 * When a failed screening kept one client from their routines.
 *
 * @param periods oldest first, none overlapping another
 * @param asOf last local day whose news count; null if all of them do
 */
public record ScreeningHolds(
        List<ScreeningHold> periods, @Nullable LocalDate asOf) {

    /** Nothing ever kept the client away. */
    public static final ScreeningHolds NONE = new ScreeningHolds(List.of(), null);

    /** As they were known at the end of a local day: what was answered or cleared later is not known yet. */
    ScreeningHolds asOf(LocalDate day) {
        return new ScreeningHolds(periods, day);
    }

    /** True for every local day of a zone that one of them meets, its first and its last day included. */
    Predicate<LocalDate> daysIn(String zone) {
        NavigableMap<LocalDate, LocalDate> lastByFirst = new TreeMap<>();
        for (ScreeningHold period : periods) {
            LocalDate first = LocalDay.of(period.from(), zone);
            if (isKnown(first)) {
                // Of two that begin on one day the later one ends last.
                lastByFirst.put(first, last(period, zone));
            }
        }
        return day -> {
            Map.Entry<LocalDate, LocalDate> latest = lastByFirst.floorEntry(day);
            return latest != null && !day.isAfter(latest.getValue());
        };
    }

    private LocalDate last(ScreeningHold period, String zone) {
        Instant to = period.to();
        LocalDate last = to == null ? LocalDate.MAX : LocalDay.of(to, zone);
        return isKnown(last) ? last : LocalDate.MAX;
    }

    private boolean isKnown(LocalDate day) {
        return asOf == null || !day.isAfter(asOf);
    }
}
