package org.lumbar.insights.dashboard;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lumbar.insights.consistency.OccurrenceState;
import org.lumbar.insights.consistency.Outcome;

/**
 * The occurrences of a plan, week by week from Monday, oldest first.
 *
 * @param weekly true if sessions belong to a week, not to a day
 */
record Calendar(boolean weekly, List<Week> weeks) {

    /** At most so many weeks are shown, up to and including the current one. */
    static final int WEEKS = 12;

    /**
     * One ISO week.
     *
     * @param marks the sessions of the week, in plan order; empty unless the calendar is weekly
     */
    record Week(LocalDate monday, List<Day> days, List<Mark> marks) {
        /** The last day of the week. */
        public LocalDate sunday() {
            return monday.plusDays(6);
        }

        /** The day that opens a month, if the week has one or is the first shown. */
        public boolean opensMonth() {
            return days.stream().anyMatch(day -> day.date().getDayOfMonth() == 1);
        }
    }

    /**
     * One local day.
     *
     * @param marks empty if nothing was scheduled
     * @param today true for the client's today
     * @param ahead true for days that are still to come
     */
    record Day(LocalDate date, List<Mark> marks, boolean today, boolean ahead) {}

    /** The weeks of a plan up to the client's today. */
    static Calendar of(boolean weekly, List<Outcome> outcomes, LocalDate start, LocalDate today) {
        Map<LocalDate, List<Mark>> marks = outcomes.stream()
                .filter(outcome -> outcome.state() != OccurrenceState.CANCELLED)
                .collect(groupingBy(Outcome::localDate, mapping(outcome -> mark(outcome, today), toList())));
        LocalDate last = monday(today);
        LocalDate first = latest(monday(start), last.minusWeeks(WEEKS - 1L));
        List<Week> weeks = new ArrayList<>();
        for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.add(week(monday, marks, weekly, today));
        }
        return new Calendar(weekly, weeks);
    }

    /** True if there is nothing to show, because the plan has not started. */
    public boolean empty() {
        return weeks.isEmpty();
    }

    private static Week week(LocalDate monday, Map<LocalDate, List<Mark>> marks, boolean weekly, LocalDate today) {
        List<Day> days = Stream.iterate(monday, day -> day.plusDays(1))
                .limit(DayOfWeek.values().length)
                .map(day -> new Day(
                        day,
                        weekly ? List.of() : marks.getOrDefault(day, List.of()),
                        day.equals(today),
                        day.isAfter(today)))
                .toList();
        return new Week(monday, days, weekly ? marks.getOrDefault(monday, List.of()) : List.of());
    }

    private static Mark mark(Outcome outcome, LocalDate today) {
        return Mark.of(outcome.stateOn(today), outcome.exemption(), outcome.revisedAt() != null);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate latest(LocalDate first, LocalDate second) {
        return first.isAfter(second) ? first : second;
    }
}
