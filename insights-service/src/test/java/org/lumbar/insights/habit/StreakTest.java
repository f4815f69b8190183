package org.lumbar.insights.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.habit.Occurrences.daily;
import static org.lumbar.insights.habit.Occurrences.day;
import static org.lumbar.insights.habit.Occurrences.on;
import static org.lumbar.insights.habit.Occurrences.week;
import static org.lumbar.insights.outcome.OccurrenceState.CANCELLED;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.MISSED;
import static org.lumbar.insights.outcome.OccurrenceState.PARTIAL;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;
import static org.lumbar.insights.outcome.OccurrenceState.STOPPED_SAFETY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.outcome.OccurrenceState;

class StreakTest {

    @Test
    void nothingScheduledIsNoStreak() {
        assertThat(streak(List.of(), day(0))).isEqualTo(new Streak(0, null));
    }

    @Test
    void completedSessionsAddUp() {
        assertThat(streak(daily(COMPLETED, COMPLETED, COMPLETED), day(3))).isEqualTo(new Streak(3, day(0)));
    }

    @Test
    void aMissedOneEndsIt() {
        assertThat(streak(daily(COMPLETED, MISSED, COMPLETED), day(3))).isEqualTo(new Streak(1, day(2)));
    }

    @Test
    void aPartialOneEndsIt() {
        assertThat(streak(daily(COMPLETED, COMPLETED, PARTIAL), day(3))).isEqualTo(new Streak(0, null));
    }

    @Test
    void restAndSafetyStopsNeitherEndNorLengthenIt() {
        assertThat(streak(daily(COMPLETED, EXEMPT, STOPPED_SAFETY, COMPLETED, EXEMPT), day(5)))
                .isEqualTo(new Streak(2, day(0)));
    }

    @Test
    void restAloneIsNoStreak() {
        assertThat(streak(daily(EXEMPT, STOPPED_SAFETY), day(2))).isEqualTo(new Streak(0, null));
    }

    @Test
    void aDayWithoutAScheduleIsNoGap() {
        assertThat(streak(List.of(on(0, COMPLETED), on(9, COMPLETED)), day(20)).length())
                .isEqualTo(2);
    }

    @Test
    void whatIsStillOpenTodayIsPassedOver() {
        assertThat(streak(daily(COMPLETED, PENDING), day(1)).length()).isEqualTo(1);
        assertThat(streak(daily(COMPLETED, PARTIAL), day(1)).length()).isEqualTo(1);
    }

    @Test
    void whatIsAlreadyDoneTodayCounts() {
        assertThat(streak(daily(COMPLETED, COMPLETED), day(1)).length()).isEqualTo(2);
    }

    @Test
    void aPendingOneWhoseWindowClosedEndsIt() {
        assertThat(streak(daily(COMPLETED, PENDING), day(2)).length()).isZero();
    }

    @Test
    void cancelledOnesAreNotThere() {
        assertThat(streak(daily(COMPLETED, CANCELLED, COMPLETED), day(3)).length())
                .isEqualTo(2);
    }

    @Test
    void aWeekIsOpenUntilItsSundayIsOver() {
        // Given
        List<ScheduledOccurrence> plan = List.of(week(0, COMPLETED), week(0, PENDING));

        // When, Then
        assertThat(streak(plan, day(6)).length()).isEqualTo(1);
        assertThat(streak(plan, day(7)).length()).isZero();
    }

    @Property(tries = 1000)
    void itAgreesWithWalkingBackWindowByWindow(
            @ForAll("plans") List<ScheduledOccurrence> plan,
            @ForAll @IntRange(min = 0, max = 80) int days,
            @ForAll @IntRange(min = 0, max = 9) int ago) {
        // Given
        LocalDate today = day(days);
        LocalDate asOf = today.minusDays(ago);
        Set<OccurrenceState> failures = Set.of(MISSED, PARTIAL, PENDING);
        TreeMap<LocalDate, List<List<ScheduledOccurrence>>> byDay = new TreeMap<>();
        for (ScheduledOccurrence one : plan) {
            List<List<ScheduledOccurrence>> windows = byDay.computeIfAbsent(one.localDate(), none -> new ArrayList<>());
            List<ScheduledOccurrence> week = windows.stream()
                    .filter(window -> one.windowEnd().isAfter(one.localDate())
                            && window.get(0).windowEnd().equals(one.windowEnd()))
                    .findFirst()
                    .orElse(null);
            if (one.state() != CANCELLED && week == null) {
                windows.add(new ArrayList<>(List.of(one)));
            } else if (one.state() != CANCELLED && week != null) {
                week.add(one);
            }
        }

        // When
        Streak streak = Streak.of(plan, asOf, today);

        // Then
        int length = 0;
        LocalDate since = null;
        for (List<ScheduledOccurrence> window : byDay.headMap(asOf, true).values().stream()
                .flatMap(List::stream)
                .toList()) {
            LocalDate end = window.get(0).windowEnd();
            boolean closed = end.isBefore(today) && !end.isAfter(asOf);
            boolean failed = window.stream().anyMatch(one -> failures.contains(one.state()));
            int completed = (int)
                    window.stream().filter(one -> one.state() == COMPLETED).count();
            length = closed && failed ? 0 : length + completed;
            since = length == 0 ? null : since == null ? window.get(0).localDate() : since;
        }
        assertThat(streak).isEqualTo(new Streak(length, since));
    }

    private static Streak streak(List<ScheduledOccurrence> plan, LocalDate today) {
        return Streak.of(plan, today, today);
    }

    @Provide
    Arbitrary<List<ScheduledOccurrence>> plans() {
        return Occurrences.any();
    }
}
