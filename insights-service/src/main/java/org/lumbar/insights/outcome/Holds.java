package org.lumbar.insights.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientSnapshot.Hold;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.ClientSnapshot.Withdrawal;
import org.lumbar.insights.snapshot.LocalDay;

/**
 * When one client was kept from their routines: by a failed screening, or because their consent was withdrawn.
 *
 * @param screenings oldest first, none overlapping another
 * @param withdrawals likewise
 * @param asOf last local day whose news count; null if all of them do
 */
public record Holds(
        List<ScreeningHold> screenings,
        List<Withdrawal> withdrawals,
        @Nullable LocalDate asOf) {

    /** Nothing ever kept the client away. */
    public static final Holds NONE = new Holds(List.of(), List.of(), null);

    /** As they were known at the end of a local day: what was answered, decided or cleared later is not known yet. */
    Holds asOf(LocalDate day) {
        return new Holds(screenings, withdrawals, day);
    }

    /** What kept the client away on a local day of a zone, the first and the last day of each period included. */
    interface OnDays {
        /** Null if nothing did; the screening, if both did. */
        @Nullable
        Exemption on(LocalDate day);
    }

    /** What kept the client away on each local day of a zone. */
    OnDays daysIn(String zone) {
        Predicate<LocalDate> screened = met(screenings, zone);
        Predicate<LocalDate> withdrawn = met(withdrawals, zone);
        return day -> {
            if (screened.test(day)) {
                return Exemption.SCREENING;
            }
            return withdrawn.test(day) ? Exemption.CONSENT_WITHDRAWN : null;
        };
    }

    private Predicate<LocalDate> met(List<? extends Hold> periods, String zone) {
        NavigableMap<LocalDate, LocalDate> lastByFirst = new TreeMap<>();
        for (Hold period : periods) {
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

    private LocalDate last(Hold period, String zone) {
        Instant to = period.to();
        LocalDate last = to == null ? LocalDate.MAX : LocalDay.of(to, zone);
        return isKnown(last) ? last : LocalDate.MAX;
    }

    private boolean isKnown(LocalDate day) {
        return asOf == null || !day.isAfter(asOf);
    }
}
