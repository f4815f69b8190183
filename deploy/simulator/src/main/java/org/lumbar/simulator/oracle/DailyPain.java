package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lumbar.simulator.event.EventType;

/** The day's pain: the median of what treatment did not colour. */
final class DailyPain {
    private static final Set<String> MOMENTS = Set.of("BEFORE", "NEXT_DAY", "AD_HOC");

    private DailyPain() {}

    static SortedMap<LocalDate, Double> of(List<Fact> events) {
        return events.stream()
                .filter(event -> event.is(EventType.PAIN_RATED) && MOMENTS.contains(event.text("moment")))
                .collect(Collectors.groupingBy(
                        Fact::day,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(
                                        event -> Objects.requireNonNull(event.number("score")), Collectors.toList()),
                                DailyPain::median)));
    }

    private static double median(List<Integer> scores) {
        List<Integer> sorted = scores.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
