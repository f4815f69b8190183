package org.lumbar.insights.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.habit.Occurrences.START;
import static org.lumbar.insights.habit.Occurrences.daily;
import static org.lumbar.insights.habit.Occurrences.day;
import static org.lumbar.insights.habit.Occurrences.on;
import static org.lumbar.insights.habit.Occurrences.week;
import static org.lumbar.insights.outcome.OccurrenceState.CANCELLED;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.MISSED;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.outcome.OccurrenceState;

class HabitStrengthTest {

    private static final Offset<Double> TINY = within(1e-9);

    /** Loop Habit Tracker's own description: 80 % after one month, 96 % after two, 99 % after three. */
    @ParameterizedTest
    @CsvSource({"30, 0.80", "60, 0.96", "90, 0.99"})
    void aPerfectDailyHabitGrowsAsPublished(int days, double published) {
        // Given
        List<ScheduledOccurrence> plan = everyDay(90, COMPLETED);

        // When
        HabitStrength habit = strength(plan, 90, days - 1).orElseThrow();

        // Then
        assertThat(habit.value()).isCloseTo(published, within(0.005));
        assertThat(habit.value()).isCloseTo(1 - Math.pow(0.5, days / 13.0), TINY);
        assertThat(habit.halfLifeDays()).isEqualTo(13);
    }

    @Test
    void oneDayOfADailyHabitIsWorthFivePercent() {
        assertThat(strength(daily(COMPLETED), 1, 0).orElseThrow().value()).isCloseTo(0.051922, within(1e-6));
    }

    @Test
    void nothingScheduledIsNoHabitNotAWeakOne() {
        assertThat(strength(List.of(), 28, 10)).isEmpty();
        assertThat(strength(daily(CANCELLED, CANCELLED), 2, 5)).isEmpty();
    }

    @Test
    void nothingClosedYetIsNoHabitNotAWeakOne() {
        assertThat(strength(daily(PENDING, PENDING), 2, 0)).isEmpty();
        assertThat(strength(daily(EXEMPT, PENDING), 2, 1)).isEmpty();
    }

    @Test
    void aPlanThatHasNotStartedHasNone() {
        assertThat(HabitStrength.of(new PlanSpan(START, null, null), daily(PENDING, PENDING), day(-1), day(-1)))
                .isEmpty();
    }

    @Test
    void aMissedDayTakesItsShare() {
        // Given
        double keep = Math.pow(0.5, 1 / 13.0);

        // When
        HabitStrength habit = strength(daily(COMPLETED, MISSED), 2, 2).orElseThrow();

        // Then
        assertThat(habit.value()).isCloseTo(keep * (1 - keep), TINY);
    }

    @Test
    void anExemptDayLeavesItAsItIs() {
        // Given
        double before = strength(daily(COMPLETED, EXEMPT), 2, 0).orElseThrow().value();

        // When, Then
        assertThat(strength(daily(COMPLETED, EXEMPT), 2, 1).orElseThrow().value())
                .isEqualTo(before);
    }

    @Test
    void todayLeavesItAsItIsUntilTheSessionIsDone() {
        // Given
        double yesterday =
                strength(daily(COMPLETED, PENDING), 2, 0).orElseThrow().value();

        // When, Then
        assertThat(strength(daily(COMPLETED, PENDING), 2, 1).orElseThrow().value())
                .isEqualTo(yesterday);
        assertThat(strength(daily(COMPLETED, COMPLETED), 2, 1).orElseThrow().value())
                .isGreaterThan(yesterday);
    }

    @Test
    void aSessionEveryThirdDayCountsOnEveryDayOfTheWeekAfterIt() {
        // Given φ = 1/3 once the plan has ended with its sixth day
        List<ScheduledOccurrence> plan = List.of(on(0, COMPLETED), on(3, MISSED));
        double keep = Math.pow(0.5, Math.sqrt(1 / 3.0) / 13);

        // When
        HabitStrength habit = strength(plan, 6, 5).orElseThrow();

        // Then three days with 1 of 1, then three with 1 of 2
        double threeDays = 1 - Math.pow(keep, 3);
        assertThat(habit.perDay()).isCloseTo(1 / 3.0, TINY);
        assertThat(habit.halfLifeDays()).isCloseTo(13 * Math.sqrt(3), TINY);
        assertThat(habit.value()).isCloseTo(Math.pow(keep, 3) * threeDays + (1 - Math.pow(keep, 3)) / 2, TINY);
    }

    @Test
    void aWeekCountsOnceItIsOver() {
        // Given two of three sessions of the first week
        List<ScheduledOccurrence> plan =
                List.of(week(0, COMPLETED), week(0, COMPLETED), week(0, MISSED), week(7, PENDING), week(7, PENDING));

        PlanSpan threePerWeek = new PlanSpan(START, null, 3);

        // When, Then φ = 3/7
        assertThat(HabitStrength.of(threePerWeek, plan, day(5), day(5))).isEmpty();
        double keep = Math.pow(0.5, Math.sqrt(3 / 7.0) / 13);
        assertThat(HabitStrength.of(threePerWeek, plan, day(7), day(7))
                        .orElseThrow()
                        .value())
                .isCloseTo((1 - keep * keep) * 2 / 3, TINY);
    }

    @Test
    void itStaysAsItIsAfterThePlan() {
        // Given
        List<ScheduledOccurrence> plan = everyDay(10, COMPLETED);

        // When, Then
        assertThat(strength(plan, 10, 200)).isEqualTo(strength(plan, 10, 9));
    }

    @Property(tries = 300)
    void itAgreesWithGoingThroughTheDaysOneByOne(
            @ForAll("plans") List<ScheduledOccurrence> plan,
            @ForAll @IntRange(min = 0, max = 90) int days,
            @ForAll @IntRange(min = 0, max = 9) int ago,
            @ForAll @IntRange(min = 1, max = 95) int length) {
        // Given an end that may lie before or after the day asked for, or be missing
        LocalDate last = length > 90 ? null : day(length - 1);
        LocalDate asOf = day(days).minusDays(ago);

        // When
        Optional<HabitStrength> habit = HabitStrength.of(new PlanSpan(START, last, null), plan, asOf, day(days));

        // Then
        double expected = naive(plan, last, asOf, day(days));
        assertThat(habit.map(HabitStrength::value).orElse(0.0)).isCloseTo(expected, TINY);
        assertThat(expected).isBetween(0.0, 1.0);
    }

    @Provide
    Arbitrary<List<ScheduledOccurrence>> plans() {
        return Occurrences.any();
    }

    private static Optional<HabitStrength> strength(List<ScheduledOccurrence> plan, int length, int today) {
        return HabitStrength.of(new PlanSpan(START, day(length - 1), null), plan, day(today), day(today));
    }

    private static List<ScheduledOccurrence> everyDay(int days, OccurrenceState state) {
        List<ScheduledOccurrence> plan = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            plan.add(on(i, state));
        }
        return plan;
    }

    private static double naive(
            List<ScheduledOccurrence> plan, @Nullable LocalDate last, LocalDate asOf, LocalDate today) {
        List<ScheduledOccurrence> asked = plan.stream()
                .filter(occurrence -> occurrence.state() != CANCELLED)
                .toList();
        LocalDate until = last == null || last.isAfter(asOf) ? asOf : last;
        double phi =
                asked.stream().filter(one -> !one.localDate().isAfter(until)).count()
                        / (until.toEpochDay() - START.toEpochDay() + 1.0);
        if (phi == 0) {
            return 0;
        }
        double m = Math.pow(0.5, Math.sqrt(phi) / 13);
        double s = 0;
        for (LocalDate day = START; !day.isAfter(asOf); day = day.plusDays(1)) {
            LocalDate end = day;
            LocalDate first = phi >= 1 ? day : day.minusDays(6);
            List<OccurrenceState> counted = asked.stream()
                    .filter(one ->
                            !one.windowEnd().isBefore(first) && !one.windowEnd().isAfter(end))
                    .filter(one -> one.state() == COMPLETED || one.windowEnd().isBefore(today))
                    .map(ScheduledOccurrence::state)
                    .filter(state -> state != EXEMPT && state != OccurrenceState.STOPPED_SAFETY)
                    .toList();
            List<OccurrenceState> open = asked.stream()
                    .filter(one ->
                            !one.localDate().isAfter(end) && !one.windowEnd().isBefore(end))
                    .map(ScheduledOccurrence::state)
                    .toList();
            boolean exempt = !open.isEmpty() && open.stream().allMatch(state -> state == EXEMPT);
            if (!counted.isEmpty() && !exempt) {
                long completed =
                        counted.stream().filter(state -> state == COMPLETED).count();
                s = m * s + (1 - m) * Math.min(1, completed / (double) counted.size());
            }
        }
        return s;
    }
}
