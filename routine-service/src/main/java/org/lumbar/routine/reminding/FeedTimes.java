package org.lumbar.routine.reminding;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * At what times of day a client wants to be reminded.
 *
 * @param bySlot to the minute, by the name of a day's session; one without has none
 */
record FeedTimes(SortedMap<String, LocalTime> bySlot) {

    /** @param written such as {@code am: 07:30} */
    static FeedTimes of(Map<String, String> written) {
        SortedMap<String, LocalTime> times = new TreeMap<>();
        written.forEach((slot, time) -> times.put(slot, LocalTime.parse(time)));
        return new FeedTimes(times);
    }

    /** @param stored what {@link #toText} wrote; empty for none */
    static FeedTimes ofText(String stored) {
        return of(Stream.of(stored.split(","))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    }

    /** Names of slots have neither commas nor equals signs. */
    String toText() {
        return bySlot.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
    }

    Optional<LocalTime> of(String slot) {
        return Optional.ofNullable(bySlot.get(slot));
    }

    /** As they were written. */
    Map<String, String> written() {
        SortedMap<String, String> written = new TreeMap<>();
        bySlot.forEach((slot, time) -> written.put(slot, time.toString()));
        return written;
    }
}
