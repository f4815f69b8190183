package org.lumbar.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.RuleSchedule;
import org.lumbar.routine.schedule.Schedule;
import org.lumbar.routine.schedule.ScheduleFrom;
import org.lumbar.routine.schedule.WeeklySchedule;

/** Whoever moves or travels keeps every occurrence; where they are decides only which day is today. */
class MovingPropertiesTest {
    private static final Plan DAILY = PlanTest.daily();

    /** Moving is no revision of the schedule, wherever from and to, and however often. */
    @Property
    void movingChangesNoOccurrence(
            @ForAll("schedules") Schedule schedule, @ForAll("zones") ZoneId first, @ForAll("zones") ZoneId second) {
        Plan plan = DAILY.rescheduled(new ScheduleFrom(DAILY.startDate(), schedule), null);
        Plan moved = plan.movedTo(first).movedTo(second);

        assertThat(moved.occurrences()).isEqualTo(plan.occurrences());
        assertThat(moved.timezone()).isEqualTo(second);
    }

    /** At each instant, at each place, exactly one occurrence of a daily plan is today's, and its id says which day it is. */
    @Property
    void aTravellerAlwaysHasOneOccurrenceOfToday(
            @ForAll @IntRange(min = 2, max = 26) int days,
            @ForAll @IntRange(min = 0, max = 86_399) int seconds,
            @ForAll("zones") ZoneId zone) {
        Instant now = DAILY.startDate()
                .atStartOfDay(ZoneOffset.UTC)
                .plusDays(days)
                .plusSeconds(seconds)
                .toInstant();
        LocalDate today = LocalDays.of(now, zone);

        assertThat(DAILY.movedTo(zone).occurrences())
                .filteredOn(occurrence -> occurrence.localDate().equals(today))
                .extracting(Occurrence::id)
                .containsExactly(DAILY.planId() + ":" + today + ":am");
    }

    /** In the nights around every clock change no day is skipped and none comes twice. */
    @Property
    void aClockChangeSkipsNoDayAndRepeatsNone(@ForAll("zones") ZoneId zone, @ForAll("instants") Instant somewhen) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(somewhen);
        Instant around = change == null ? somewhen : change.getInstant();
        Set<LocalDate> days = new LinkedHashSet<>();
        LocalDate before = LocalDays.of(around.minus(48, ChronoUnit.HOURS), zone);
        for (int quarters = -48 * 4; quarters <= 48 * 4; quarters++) {
            LocalDate day = LocalDays.of(around.plus(15L * quarters, ChronoUnit.MINUTES), zone);
            assertThat(day).isAfterOrEqualTo(before);
            days.add(day);
            before = day;
        }

        assertThat(days)
                .containsExactlyElementsOf(
                        days.iterator().next().datesUntil(before.plusDays(1)).toList());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "America/St_Johns",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Pacific/Kiritimati",
                        "Pacific/Pago_Pago",
                        "Africa/Casablanca",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> instants() {
        long from = LocalDateTime.of(2020, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
        return Arbitraries.longs().between(from, from + 12L * 366 * 86_400).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<Schedule> rules = Arbitraries.of(
                        "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SU,WE", "FREQ=MONTHLY;BYMONTHDAY=31")
                .map(rule -> new RuleSchedule(rule, List.of("am", "pm")));
        return Arbitraries.oneOf(rules, Arbitraries.integers().between(1, 14).map(WeeklySchedule::new));
    }
}
