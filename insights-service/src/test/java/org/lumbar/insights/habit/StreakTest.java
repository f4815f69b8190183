package org.lumbar.insights.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.consistency.OccurrenceState.CANCELLED;
import static org.lumbar.insights.consistency.OccurrenceState.COMPLETED;
import static org.lumbar.insights.consistency.OccurrenceState.EXEMPT;
import static org.lumbar.insights.consistency.OccurrenceState.MISSED;
import static org.lumbar.insights.consistency.OccurrenceState.PARTIAL;
import static org.lumbar.insights.consistency.OccurrenceState.PENDING;
import static org.lumbar.insights.consistency.OccurrenceState.STOPPED_SAFETY;
import static org.lumbar.insights.habit.Occurrences.daily;
import static org.lumbar.insights.habit.Occurrences.day;
import static org.lumbar.insights.habit.Occurrences.on;
import static org.lumbar.insights.habit.Occurrences.week;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.consistency.OccurrenceState;

class StreakTest {

    @Test
    void nothingScheduledIsNoStreak() {
        assertThat(Streak.of(List.of(), day(0))).isEqualTo(new Streak(0, null));
    }

    @Test
    void completedSessionsAddUp() {
        assertThat(Streak.of(daily(COMPLETED, COMPLETED, COMPLETED), day(3))).isEqualTo(new Streak(3, day(0)));
    }

    @Test
    void aMissedOneEndsIt() {
        assertThat(Streak.of(daily(COMPLETED, MISSED, COMPLETED), day(3))).isEqualTo(new Streak(1, day(2)));
    }

    @Test
    void aPartialOneEndsIt() {
        assertThat(Streak.of(daily(COMPLETED, COMPLETED, PARTIAL), day(3))).isEqualTo(new Streak(0, null));
    }

    @Test
    void restAndSafetyStopsNeitherEndNorLengthenIt() {
        assertThat(Streak.of(daily(COMPLETED, EXEMPT, STOPPED_SAFETY, COMPLETED, EXEMPT), day(5)))
                .isEqualTo(new Streak(2, day(0)));
    }

    @Test
    void restAloneIsNoStreak() {
        assertThat(Streak.of(daily(EXEMPT, STOPPED_SAFETY), day(2))).isEqualTo(new Streak(0, null));
    }

    @Test
    void aDayWithoutAScheduleIsNoGap() {
        assertThat(Streak.of(List.of(on(0, COMPLETED), on(9, COMPLETED)), day(20))
                        .length())
                .isEqualTo(2);
    }

    @Test
    void whatIsStillOpenTodayIsPassedOver() {
        assertThat(Streak.of(daily(COMPLETED, PENDING), day(1)).length()).isEqualTo(1);
        assertThat(Streak.of(daily(COMPLETED, PARTIAL), day(1)).length()).isEqualTo(1);
    }

    @Test
    void whatIsAlreadyDoneTodayCounts() {
        assertThat(Streak.of(daily(COMPLETED, COMPLETED), day(1)).length()).isEqualTo(2);
    }

    @Test
    void aPendingOneWhoseWindowClosedEndsIt() {
        assertThat(Streak.of(daily(COMPLETED, PENDING), day(2)).length()).isZero();
    }

    @Test
    void cancelledOnesAreNotThere() {
        assertThat(Streak.of(daily(COMPLETED, CANCELLED, COMPLETED), day(3)).length())
                .isEqualTo(2);
    }

    @Test
    void aWeekIsOpenUntilItsSundayIsOver() {
        // Given
        List<ScheduledOccurrence> plan = List.of(week(0, COMPLETED), week(0, PENDING));

        // When, Then
        assertThat(Streak.of(plan, day(6)).length()).isEqualTo(1);
        assertThat(Streak.of(plan, day(7)).length()).isZero();
    }

    @Property(tries = 500)
    void itIsTheCompletedOnesAfterTheLastFailure(
            @ForAll("plans") List<ScheduledOccurrence> plan, @ForAll @IntRange(min = 0, max = 80) int days) {
        // Given
        LocalDate today = day(days);
        List<ScheduledOccurrence> ordered = new ArrayList<>(plan);
        ordered.sort(Comparator.comparing(ScheduledOccurrence::localDate));
        Set<OccurrenceState> failures = Set.of(MISSED, PARTIAL, PENDING);

        // When
        Streak streak = Streak.of(plan, today);

        // Then
        int lastFailure = -1;
        for (int i = 0; i < ordered.size(); i++) {
            boolean closed = ordered.get(i).windowEnd().isBefore(today);
            lastFailure = closed && failures.contains(ordered.get(i).state()) ? i : lastFailure;
        }
        List<ScheduledOccurrence> after = ordered.subList(lastFailure + 1, ordered.size()).stream()
                .filter(occurrence -> occurrence.state() == COMPLETED)
                .toList();
        assertThat(streak.length()).isEqualTo(after.size());
        assertThat(streak.since())
                .isEqualTo(after.isEmpty() ? null : after.get(0).localDate());
    }

    @Provide
    Arbitrary<List<ScheduledOccurrence>> plans() {
        return Occurrences.any();
    }
}
