package org.lumbar.insights.dashboard.client;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.snapshot.SessionSnapshot;

/**
 * The occurrences of a plan, week by week from Monday, oldest first.
 *
 * @param weekly true if sessions belong to a week, not to a day
 */
public record Calendar(boolean weekly, List<Week> weeks) {

    /** At most so many weeks are shown where nobody asks for another period. */
    static final int WEEKS = 12;

    /**
     * One ISO week.
     *
     * @param marks the sessions of the week, in plan order; empty unless the calendar is weekly
     */
    public record Week(LocalDate monday, List<Day> days, List<Mark> marks) {
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
    public record Day(LocalDate date, List<Mark> marks, boolean today, boolean ahead) {}

    /**
     * What is known beside the outcomes.
     *
     * @param sessions of the plan, in order of their start
     * @param syncedTo local day on which the newest data arrived; null if none ever did
     * @param weeks at most so many are shown, up to and including the current one
     */
    record Known(List<SessionSnapshot> sessions, @Nullable LocalDate syncedTo, int weeks) {

        /** As many weeks as a page shows by itself. */
        Known(List<SessionSnapshot> sessions, @Nullable LocalDate syncedTo) {
            this(sessions, syncedTo, WEEKS);
        }
    }

    /** The weeks of a plan up to the client's today. */
    static Calendar of(boolean weekly, List<Outcome> outcomes, LocalDate start, LocalDate today, Known known) {
        Map<LocalDate, List<Mark>> marks = new HashMap<>();
        List<UUID> shown = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.state() != OccurrenceState.CANCELLED) {
                SessionSnapshot locked = lockedWork(outcome, known);
                marks.computeIfAbsent(outcome.localDate(), day -> new ArrayList<>())
                        .add(mark(outcome, locked, today, known.syncedTo()));
                Stream.ofNullable(locked).map(SessionSnapshot::sessionId).forEach(shown::add);
            }
        }
        known.sessions().stream()
                .filter(session -> session.workedWhileLocked() && !shown.contains(session.sessionId()))
                .forEach(extra -> marks.computeIfAbsent(
                                weekly ? monday(extra.localDay()) : extra.localDay(), day -> new ArrayList<>())
                        .add(Mark.locked(extra.sessionId(), false)));
        LocalDate last = monday(today);
        LocalDate first = latest(monday(start), last.minusWeeks(known.weeks() - 1L));
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

    /** The session of an occurrence in which a locked technique was used; null if there is none. */
    private static @Nullable SessionSnapshot lockedWork(Outcome outcome, Known known) {
        return known.sessions().stream()
                .filter(session -> session.workedWhileLocked()
                        && (session.sessionId().equals(outcome.sessionId())
                                || outcome.occurrenceId().equals(session.occurrenceId())))
                .findFirst()
                .orElse(null);
    }

    private static Mark mark(
            Outcome outcome, @Nullable SessionSnapshot locked, LocalDate today, @Nullable LocalDate syncedTo) {
        boolean revised = outcome.revisedAt() != null;
        if (locked != null) {
            return Mark.locked(locked.sessionId(), revised);
        }
        Mark mark = Mark.of(outcome.stateOn(today), outcome.exemption(), revised, outcome.sessionId());
        boolean known = syncedTo != null && !outcome.windowEnd().isAfter(syncedTo);
        return mark.kind() == Mark.Kind.MISSED && !known ? mark.notSynced() : mark;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate latest(LocalDate first, LocalDate second) {
        return first.isAfter(second) ? first : second;
    }
}
