package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.oracle.ClientFacts.PlanFacts;
import org.lumbar.simulator.oracle.PlanTruth.Consistency;
import org.lumbar.simulator.oracle.PlanTruth.Judged;
import org.lumbar.simulator.schedule.Schedule;

/** Consistency over the windows that a therapist sees. */
final class Windows {
    private Windows() {}

    static Map<String, Consistency> of(PlanFacts facts, List<Judged> judged, LocalDate asOf, LocalDate today) {
        Map<String, Consistency> windows = new LinkedHashMap<>();
        windows.put("7d", window(facts, judged, asOf.minusDays(6), asOf, today));
        windows.put("28d", window(facts, judged, asOf.minusDays(27), asOf, today));
        windows.put("plan", window(facts, judged, facts.plan().startDate(), asOf, today));
        return windows;
    }

    private static Consistency window(
            PlanFacts facts, List<Judged> judged, LocalDate from, LocalDate to, LocalDate today) {
        Double value = facts.plan().schedule() instanceof Schedule.PerWeek perWeek
                ? byWeek(perWeek.times(), judged, from, to, today)
                : byDay(judged, from, to, today);
        return new Consistency(from, to, value);
    }

    private static @Nullable Double byDay(List<Judged> judged, LocalDate from, LocalDate to, LocalDate today) {
        List<Judged> counted = judged.stream()
                .filter(one -> isIn(one.occurrence().localDate(), from, to))
                .filter(one -> isClosed(one, today) || one.state() == OccurrenceState.COMPLETED)
                .filter(one -> !isExcused(one))
                .toList();
        return counted.isEmpty() ? null : (Double) ((double) completed(counted) / counted.size());
    }

    private static @Nullable Double byWeek(
            int times, List<Judged> judged, LocalDate from, LocalDate to, LocalDate today) {
        TreeMap<LocalDate, List<Judged>> weeks = judged.stream()
                .filter(one -> isIn(one.occurrence().windowEnd(), from, to) && isClosed(one, today))
                .collect(Collectors.groupingBy(one -> one.occurrence().windowEnd(), TreeMap::new, Collectors.toList()));
        double sum = 0;
        int counted = 0;
        for (List<Judged> week : weeks.values()) {
            long asked = times - week.stream().filter(Windows::isExcused).count();
            if (asked > 0) {
                sum += Math.min(1.0, (double) completed(week) / asked);
                counted++;
            }
        }
        return counted == 0 ? null : (Double) (sum / counted);
    }

    private static boolean isIn(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static boolean isClosed(Judged one, LocalDate today) {
        return one.occurrence().windowEnd().isBefore(today);
    }

    private static boolean isExcused(Judged one) {
        return one.state() == OccurrenceState.EXEMPT || one.state() == OccurrenceState.STOPPED_SAFETY;
    }

    private static long completed(List<Judged> judged) {
        return judged.stream()
                .filter(one -> one.state() == OccurrenceState.COMPLETED)
                .count();
    }
}
