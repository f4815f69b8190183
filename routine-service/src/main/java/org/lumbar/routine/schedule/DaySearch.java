package org.lumbar.routine.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a rule's days by looking at each day of each period once, so that the work depends on the days that are asked for and
 * not on what somebody wrote into the rule.
 */
final class DaySearch {
    private final DayRule rule;
    private final LocalDate from;
    private final LocalDate last;
    private final Predicate<LocalDate> matches;
    private int steps;

    /**
     * A search of its own.
     *
     * @param from the rule's first day (DTSTART), included; it counts only if it matches
     * @param last the last day to look at, included
     */
    DaySearch(DayRule rule, LocalDate from, LocalDate last) {
        this.rule = rule;
        this.from = from;
        LocalDate until = rule.until();
        this.last = until != null && until.isBefore(last) ? until : last;
        this.matches = rule.startingOn(from);
    }

    /** The days in order, at most so many. */
    List<LocalDate> days(int most) {
        int wanted = Math.min(most, rule.count());
        List<LocalDate> found = new ArrayList<>();
        LocalDate period = rule.period(from, 0);
        for (int n = 1; !period.isAfter(last) && found.size() < wanted; n++) {
            ofPeriod(period).stream().limit((long) wanted - found.size()).forEach(found::add);
            period = rule.period(from, n);
        }
        return found;
    }

    /** How many days and periods have been looked at. */
    int steps() {
        return steps;
    }

    private List<LocalDate> ofPeriod(LocalDate period) {
        boolean whole = rule.selectsByPosition();
        LocalDate day = whole || period.isAfter(from) ? period : from;
        LocalDate end = rule.end(period);
        steps++;
        List<LocalDate> days = new ArrayList<>();
        for (; day.isBefore(end) && (whole || !day.isAfter(last)); day = day.plusDays(1)) {
            steps++;
            if (matches.test(day)) {
                days.add(day);
            }
        }
        return rule.selected(days).stream()
                .filter(selected -> !selected.isBefore(from) && !selected.isAfter(last))
                .toList();
    }
}
