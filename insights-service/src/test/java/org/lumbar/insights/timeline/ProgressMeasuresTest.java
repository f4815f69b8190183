package org.lumbar.insights.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.outcome.OccurrenceState.CANCELLED;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.MISSED;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.habit.CourseProgress.Stage;
import org.lumbar.insights.habit.Streak;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.plan.PlanOutline;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.Response.ResponderClass;

/** What measures say of a plan as of a day: streak, habit, course and response. */
class ProgressMeasuresTest {

    private static final LocalDate START = LocalDate.of(2026, 11, 2);

    @Test
    void habitIsNotLoweredByWhatWasCancelledWhenAPlanEndsEarly() {
        // Given 21 days, of which the plan ended after the twelfth
        List<OccurrenceState> done = new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(day -> day == 7 ? MISSED : COMPLETED)
                .toList());
        List<OccurrenceState> open = new ArrayList<>(done);
        List<OccurrenceState> ended = new ArrayList<>(done);
        for (int day = 12; day < 21; day++) {
            open.add(PENDING);
            ended.add(CANCELLED);
        }
        LocalDate last = START.plusDays(11);

        // When
        PlanProgress before = progress(daily(open, null), last, last);
        PlanProgress after = progress(daily(ended, last), last, last);

        // Then
        assertThat(habit(after)).isEqualTo(habit(before));
        assertThat(habit(after)).isCloseTo(expectedDaily(done), within(1e-12));
    }

    @Test
    void habitOfAnOpenPlanLooksAtWhatWasScheduledUpToAsOf() {
        // Given two of three days so far, and a denser schedule to come
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(outcome(0, COMPLETED));
        outcomes.add(outcome(2, COMPLETED));
        IntStream.range(3, 20).forEach(day -> outcomes.add(outcome(day, PENDING)));
        LocalDate asOf = START.plusDays(2);

        // When
        PlanProgress progress = progress(report(outcomes, Kind.RRULE, null, null, 0), asOf, asOf);

        // Then
        assertThat(Objects.requireNonNull(progress.habit()).perDay()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void habitOfNPerWeekIsOfNSevenths() {
        // Given
        List<Outcome> outcomes = new ArrayList<>(week(0, COMPLETED, COMPLETED, COMPLETED));
        outcomes.addAll(week(1, PENDING, PENDING, PENDING));

        // When
        PlanProgress progress =
                progress(report(outcomes, Kind.PER_WEEK, 3, null, 0), START.plusDays(9), START.plusDays(9));

        // Then
        assertThat(Objects.requireNonNull(progress.habit()).perDay()).isCloseTo(3 / 7.0, within(1e-12));
    }

    @Test
    void everythingIsAsOfTheDayAskedFor() {
        // Given ten good days and ten missed ones; pain that falls by then and rises again
        List<OccurrenceState> states = IntStream.range(0, 20)
                .mapToObj(day -> day < 10 ? COMPLETED : PENDING)
                .toList();
        LocalDate then = START.plusDays(9);
        LocalDate now = START.plusDays(20);
        List<DailyValue> pain = IntStream.range(0, 20)
                .mapToObj(day -> new DailyValue(START.plusDays(day), day < 3 ? 8 : day < 10 ? 2 : 8))
                .toList();

        // When
        PlanProgress asOfThen = PlanProgress.of(daily(states, null), pain, then, now);
        PlanProgress asOfNow = PlanProgress.of(daily(states, null), pain, now, now);

        // Then
        assertThat(asOfThen.streak()).isEqualTo(new Streak(10, START));
        assertThat(habit(asOfThen)).isCloseTo(expectedDaily(states.subList(0, 10)), within(1e-12));
        assertThat(asOfThen.response().responderClass()).isEqualTo(ResponderClass.SUBSTANTIAL);
        assertThat(asOfNow.streak().length()).isZero();
        assertThat(asOfNow.response().responderClass()).isEqualTo(ResponderClass.NO_CHANGE);
    }

    @Test
    void aDayInThePastIsOverAndTodayIsNot() {
        // Given
        PlanReport report = daily(List.of(COMPLETED, PENDING), null);

        // When, Then
        LocalDate second = START.plusDays(1);
        assertThat(PlanProgress.of(report, List.of(), second, second).streak().length())
                .isEqualTo(1);
        assertThat(PlanProgress.of(report, List.of(), second, second.plusDays(3))
                        .streak()
                        .length())
                .isZero();
    }

    @Test
    void aSessionThatNamesADayToComeIsNoStreakYet() {
        // Given three missed days, and a session that names the occurrence in four days
        PlanReport report =
                daily(List.of(PENDING, PENDING, PENDING, PENDING, PENDING, PENDING, PENDING, COMPLETED), null);

        // When, Then
        LocalDate today = START.plusDays(3);
        assertThat(progress(report, today, today).streak()).isEqualTo(new Streak(0, null));
    }

    /** Weeks from the first on: c completed, m missed, e exempt; the last one is still running. */
    @ParameterizedTest
    @CsvSource({
        "cc|cc|c, 5",
        "cm|cc|c, 3",
        "mc|cc|c, 3",
        "cc|cm|c, 1",
        "cc|mc|c, 1",
        "cc|ce|m, 3",
        "ee|cc|m, 2",
        "cc|ee|m, 2",
        "mm|c, 1"
    })
    void aStreakOfNPerWeekGoesWeekByWeek(String weeks, int length) {
        // Given
        List<Outcome> outcomes = new ArrayList<>();
        String[] each = weeks.split("\\|");
        for (int week = 0; week < each.length; week++) {
            OccurrenceState[] states = each[week]
                    .chars()
                    .mapToObj(c -> c == 'c' ? COMPLETED : c == 'e' ? EXEMPT : PENDING)
                    .toArray(OccurrenceState[]::new);
            outcomes.addAll(week(week, states));
        }
        LocalDate today = START.plusWeeks(each.length - 1L).plusDays(2);

        // When, Then
        assertThat(progress(report(outcomes, Kind.PER_WEEK, 2, null, 0), today, today)
                        .streak()
                        .length())
                .isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 10, REVIEW_DUE, 0", "9, 0, 9, UNDER_WAY, 0", "14, 1, 15, COMPLETE, 0", "20, 14, 15, COMPLETE, 19"
    })
    void aCourseCountsExtraSessionsAndShowsWhatIsDoneAfterIt(
            int done, int extras, int completed, Stage stage, int beyond) {
        // Given
        List<Outcome> outcomes = IntStream.range(0, done)
                .mapToObj(day -> outcome(day, COMPLETED))
                .toList();
        LocalDate today = START.plusDays(40);

        // When
        CourseProgress course =
                Objects.requireNonNull(progress(report(outcomes, Kind.RRULE, null, null, extras), today, today)
                        .course());

        // Then
        assertThat(course.completed()).isEqualTo(completed);
        assertThat(course.stage()).isEqualTo(stage);
        assertThat(course.beyond()).isEqualTo(beyond);
        assertThat(course.courseOver()).isEqualTo(beyond > 0);
        assertThat(course.remaining()).isEqualTo(15 - completed);
    }

    @Test
    void theResponseOfAnEndedPlanIsThatOfItsLastDay() {
        // Given pain that fell during the plan, and came back after it
        List<DailyValue> pain = IntStream.range(0, 40)
                .mapToObj(day -> new DailyValue(START.plusDays(day), day < 3 || day > 14 ? 8 : 2))
                .toList();
        PlanReport report = report(List.of(outcome(0, COMPLETED)), Kind.RRULE, null, START.plusDays(13), 0);

        // When
        PlanProgress progress = PlanProgress.of(report, pain, START.plusDays(39), START.plusDays(39));

        // Then
        assertThat(progress.response().responderClass()).isEqualTo(ResponderClass.SUBSTANTIAL);
    }

    /** s ← m·s + (1−m)·c, day by day, with φ = 1. */
    private static double expectedDaily(List<OccurrenceState> states) {
        double keep = Math.pow(0.5, 1 / 13.0);
        double strength = 0;
        for (int day = 0; day < states.size(); day++) {
            // A stored PENDING of today leaves it as it is; all others are done or failed.
            strength = keep * strength + (1 - keep) * (states.get(day) == COMPLETED ? 1 : 0);
        }
        return strength;
    }

    private static double habit(PlanProgress progress) {
        return Objects.requireNonNull(progress.habit()).value();
    }

    private static PlanProgress progress(PlanReport report, LocalDate asOf, LocalDate today) {
        return PlanProgress.of(report, List.of(), asOf, today);
    }

    private static PlanReport daily(List<OccurrenceState> states, @Nullable LocalDate lastDay) {
        List<Outcome> outcomes = IntStream.range(0, states.size())
                .mapToObj(day -> outcome(day, states.get(day)))
                .toList();
        return report(outcomes, Kind.RRULE, null, lastDay, 0);
    }

    private static PlanReport report(
            List<Outcome> outcomes,
            Kind kind,
            @Nullable Integer timesPerWeek,
            @Nullable LocalDate lastDay,
            int completedExtras) {
        UUID id = UUID.fromString("0190a000-0000-7000-8000-00000000b001");
        PlanOutline plan = new PlanOutline(
                id,
                id,
                "ACTIVE",
                kind,
                timesPerWeek,
                START,
                lastDay,
                "s1",
                "Massage",
                Titles.UNKNOWN,
                new Course(10, 15));
        return new PlanReport(plan, outcomes, completedExtras, completedExtras);
    }

    private static Outcome outcome(int day, OccurrenceState state) {
        LocalDate date = START.plusDays(day);
        return new Outcome("o" + day, day, date, date, "am", state, null, state == COMPLETED ? 1 : 0, null, null);
    }

    private static List<Outcome> week(int number, OccurrenceState... states) {
        LocalDate monday = START.plusWeeks(number);
        return IntStream.range(0, states.length)
                .mapToObj(slot -> new Outcome(
                        "w" + number + ":" + slot,
                        number * 10 + slot,
                        monday,
                        monday.plusDays(6),
                        String.valueOf(slot + 1),
                        states[slot],
                        null,
                        states[slot] == COMPLETED ? 1 : 0,
                        null,
                        null))
                .toList();
    }
}
