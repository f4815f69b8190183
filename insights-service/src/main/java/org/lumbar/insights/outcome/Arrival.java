package org.lumbar.insights.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;

/**
 * When a session or a rating arrived at the server.
 *
 * @param day the local day that this was, in the zone in which it happened
 */
record Arrival(Instant at, LocalDate day) {

    static final Comparator<Arrival> IN_ORDER = Comparator.comparing(Arrival::at);

    static Arrival of(SessionSnapshot session) {
        return new Arrival(session.lastReceivedAt(), LocalDay.of(session.lastReceivedAt(), session.timezone()));
    }

    static Arrival of(RatingSnapshot rating) {
        return new Arrival(rating.receivedAt(), LocalDay.of(rating.receivedAt(), rating.timezone()));
    }

    /** The first of several, any of which says the same; null if there is none. */
    static @Nullable Arrival first(Stream<Arrival> arrivals) {
        return arrivals.min(IN_ORDER).orElse(null);
    }

    /** The one after which all that is needed is known; null if none is needed. */
    static @Nullable Arrival last(@Nullable Arrival... needed) {
        return Stream.of(needed).filter(Objects::nonNull).max(IN_ORDER).orElse(null);
    }

    /** The newest of those that came after the day had ended; null if all came in time. */
    static @Nullable Instant newestAfter(LocalDate day, Collection<Arrival> arrivals) {
        return arrivals.stream()
                .filter(arrival -> arrival.day().isAfter(day))
                .max(IN_ORDER)
                .map(Arrival::at)
                .orElse(null);
    }
}
