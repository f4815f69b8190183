package org.lumbar.simulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-0000000a0001");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 10, 20);

    @Test
    void everyOtherDayCountsFromTheStartOfThePlanNotOfTheWindow() {
        // Given
        Plan plan = plan(new Schedule.EveryDays(2, Schedule.ONE_SLOT), null);

        // When
        List<Occurrence> found = plan.occurrences(TUESDAY.plusDays(5), TUESDAY.plusDays(8));

        // Then
        assertThat(found).extracting(Occurrence::localDate).containsExactly(TUESDAY.plusDays(6), TUESDAY.plusDays(8));
    }

    @Test
    void twoSlotsOfADayStandInTheirOrderAndAreNamedByDayAndSlot() {
        // Given
        Plan plan = plan(new Schedule.EveryDays(1, Schedule.TWO_SLOTS), null);

        // When
        List<Occurrence> found = plan.occurrences(TUESDAY, TUESDAY);

        // Then
        assertThat(found)
                .extracting(Occurrence::id)
                .containsExactly(ID + ":2026-10-20:morning", ID + ":2026-10-20:evening");
    }

    @Test
    void weekdaysFollowTheCalendar() {
        // Given
        Plan plan = plan(new Schedule.Weekdays(Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), Schedule.ONE_SLOT), null);

        // When
        List<Occurrence> found = plan.occurrences(TUESDAY, TUESDAY.plusDays(7));

        // Then
        assertThat(found)
                .extracting(Occurrence::localDate)
                .containsExactly(LocalDate.of(2026, 10, 23), LocalDate.of(2026, 10, 26));
        assertThat(((Schedule.Recurring) plan.schedule()).rrule()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,FR");
    }

    @Test
    void aWeeklyPlanUsesOnlyWeeksThatLieWhollyInsideIt() {
        // Given
        Plan plan = plan(new Schedule.PerWeek(2), LocalDate.of(2026, 11, 14));

        // When
        List<Occurrence> found = plan.occurrences(TUESDAY, LocalDate.of(2026, 12, 31));

        // Then
        assertThat(found)
                .extracting(Occurrence::id)
                .containsExactly(ID + ":2026-W44:1", ID + ":2026-W44:2", ID + ":2026-W45:1", ID + ":2026-W45:2");
        assertThat(found.get(0).windowEnd()).isEqualTo(LocalDate.of(2026, 11, 1));
    }

    @Test
    void aWeekOfTheTurnOfTheYearIsNamedAfterItsIsoYear() {
        // Given
        Plan plan = plan(new Schedule.PerWeek(1), null);

        // When
        List<Occurrence> found = plan.occurrences(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4));

        // Then
        assertThat(found).extracting(Occurrence::id).containsExactly(ID + ":2026-W53:1", ID + ":2027-W01:1");
    }

    @Test
    void aLocalDayBeginsAtThreeOnTheClockAlsoWhenTheClockIsTurned() {
        // Given
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        // When, Then
        assertThat(LocalDays.of(Instant.parse("2026-10-24T23:59:00Z"), berlin)).isEqualTo(LocalDate.of(2026, 10, 24));
        assertThat(LocalDays.of(Instant.parse("2026-10-25T01:59:00Z"), berlin)).isEqualTo(LocalDate.of(2026, 10, 24));
        assertThat(LocalDays.of(Instant.parse("2026-10-25T02:00:00Z"), berlin)).isEqualTo(LocalDate.of(2026, 10, 25));
    }

    private static Plan plan(Schedule schedule, @Nullable LocalDate end) {
        return new Plan(ID, ID, "eight-steps", TUESDAY, end, "Europe/Berlin", schedule);
    }
}
