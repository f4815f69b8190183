package org.lumbar.routine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every schedule, zone and day. */
class OccurrencePropertiesTest {
    private static final UUID PLAN = UUID.fromString("0190a000-0000-7000-8000-0000000a0001");
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC");

    /** A daily plan has each calendar day once, whatever clocks and leap years do. */
    @Property
    void aDailyPlanHasEveryDayOnce(@ForAll("days") LocalDate start, @ForAll @IntRange(min = 0, max = 729) int length) {
        List<Occurrence> found = timeline(start, daily("am")).occurrences(start.plusDays(length));

        assertThat(found).hasSize(length + 1);
        assertThat(found.get(length).localDate()).isEqualTo(start.plusDays(length));
        assertThat(new HashSet<>(found)).hasSize(found.size());
    }

    /** A longer horizon adds occurrences and changes none. */
    @Property
    void aLongerHorizonOnlyAdds(
            @ForAll("days") LocalDate start,
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(min = 0, max = 200) int near,
            @ForAll @IntRange(min = 0, max = 200) int more) {
        Timeline plan = timeline(start, schedule);
        List<Occurrence> soon = plan.occurrences(start.plusDays(near));
        List<Occurrence> later = plan.occurrences(start.plusDays(near + more));

        assertThat(later.subList(0, soon.size())).isEqualTo(soon);
    }

    /** Ids name the day, or the week, and the slot; no two occurrences share one. */
    @Property
    void idsAreUniqueAndSayWhen(@ForAll("days") LocalDate start, @ForAll("schedules") Schedule schedule) {
        List<Occurrence> found = timeline(start, schedule).occurrences(start.plusDays(400));

        assertThat(found.stream().map(Occurrence::id)).doesNotHaveDuplicates();
        assertThat(found).allMatch(o -> !o.windowEnd().isBefore(o.localDate()));
        assertThat(found)
                .filteredOn(o -> o.windowEnd().equals(o.localDate()))
                .allMatch(o -> o.id().equals(PLAN + ":" + o.localDate() + ":" + o.slot()));
        assertThat(found)
                .filteredOn(o -> !o.windowEnd().equals(o.localDate()))
                .allMatch(o -> o.localDate().getDayOfWeek() == DayOfWeek.MONDAY
                        && o.windowEnd().equals(o.localDate().plusDays(6)));
    }

    /** A revision touches nothing before its day, and shared days keep their ids after it. */
    @Property
    void aRevisionKeepsThePastAndSharedIds(
            @ForAll("days") LocalDate start,
            @ForAll("rules") Schedule before,
            @ForAll("rules") Schedule after,
            @ForAll @IntRange(min = 1, max = 100) int on) {
        LocalDate from = start.plusDays(on);
        LocalDate to = start.plusDays(200);
        List<Occurrence> old = timeline(start, before).occurrences(to);
        List<Occurrence> revised = new Timeline(
                        PLAN, List.of(new ScheduleFrom(start, before), new ScheduleFrom(from, after)), null, null)
                .occurrences(to);

        assertThat(revised.stream().filter(o -> o.localDate().isBefore(from)).toList())
                .isEqualTo(
                        old.stream().filter(o -> o.localDate().isBefore(from)).toList());
        Set<String> ids = old.stream().map(Occurrence::id).collect(Collectors.toSet());
        Set<LocalDate> oldDays = old.stream().map(Occurrence::localDate).collect(Collectors.toSet());
        assertThat(revised).filteredOn(o -> oldDays.contains(o.localDate())).allMatch(o -> ids.contains(o.id()));
    }

    /** The end of a plan cancels exactly the occurrences whose window is not closed by then. */
    @Property
    void theEndCancelsExactlyWhatIsOpen(
            @ForAll("days") LocalDate start,
            @ForAll("schedules") Schedule schedule,
            @ForAll @IntRange(min = 0, max = 60) int endsAfter) {
        LocalDate ended = start.plusDays(endsAfter);
        Timeline plan = new Timeline(PLAN, List.of(new ScheduleFrom(start, schedule)), null, ended);

        assertThat(plan.occurrences(start.plusDays(90)))
                .allMatch(o -> o.cancelled() == o.windowEnd().isAfter(ended));
    }

    /** Over clock changes and for travellers: local days follow the wall clock and never go back by more than a day. */
    @Property
    void aLocalDayIsTheWallClocksDateLessThreeHours(@ForAll("instants") Instant instant, @ForAll("zones") ZoneId zone) {
        LocalDate day = LocalDays.of(instant, zone);
        LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);

        assertThat(day).isEqualTo(wall.getHour() < 3 ? wall.toLocalDate().minusDays(1) : wall.toLocalDate());
        assertThat(LocalDays.of(instant.plus(26, ChronoUnit.HOURS), zone)).isAfterOrEqualTo(day.plusDays(1));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 366 * 12)
                .map(n -> LocalDate.of(2020, 1, 1).plusDays(n));
    }

    @Provide
    Arbitrary<Instant> instants() {
        long from = LocalDateTime.of(2020, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
        return Arbitraries.longs().between(from, from + 12L * 366 * 86_400).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    @Provide
    Arbitrary<Schedule> rules() {
        return Arbitraries.of(
                        "FREQ=DAILY",
                        "FREQ=DAILY;INTERVAL=2",
                        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
                        "FREQ=WEEKLY;INTERVAL=3",
                        "FREQ=MONTHLY;BYMONTHDAY=31",
                        "FREQ=MONTHLY;BYDAY=-1FR",
                        "FREQ=YEARLY;BYYEARDAY=366,60")
                .map(rule -> new RuleSchedule(rule, List.of("am", "pm")));
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Arbitraries.oneOf(rules(), Arbitraries.integers().between(1, 14).map(WeeklySchedule::new));
    }

    private static Schedule daily(String... slots) {
        return new RuleSchedule("FREQ=DAILY", List.of(slots));
    }

    private static Timeline timeline(LocalDate start, Schedule schedule) {
        return new Timeline(PLAN, List.of(new ScheduleFrom(start, schedule)), null, null);
    }
}
