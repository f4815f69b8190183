package org.lumbar.routine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final UUID PLAN = UUID.fromString("0190a000-0000-7000-8000-0000000a0001");

    @Test
    void severalSlotsADayComeInTheirOrder() {
        List<Occurrence> found = rule("FREQ=DAILY", "2026-03-28", "pm", "am").occurrences(day("2026-03-29"));

        assertThat(found)
                .extracting(Occurrence::id)
                .containsExactly(
                        PLAN + ":2026-03-28:pm",
                        PLAN + ":2026-03-28:am",
                        PLAN + ":2026-03-29:pm",
                        PLAN + ":2026-03-29:am");
    }

    @Test
    void theFirstDayIsScheduledOnlyIfItMatchesTheRule() {
        // Given a Wednesday
        Timeline mondays = rule("FREQ=WEEKLY;BYDAY=MO", "2026-11-18", "am");

        // Then
        assertThat(mondays.occurrences(day("2026-12-01")))
                .extracting(Occurrence::localDate)
                .containsExactly(day("2026-11-23"), day("2026-11-30"));
    }

    @Test
    void aLeapDayIsADayLikeAnyOther() {
        assertThat(rule("FREQ=DAILY", "2028-02-27", "am").occurrences(day("2028-03-01")))
                .extracting(Occurrence::localDate)
                .containsExactly(day("2028-02-27"), day("2028-02-28"), day("2028-02-29"), day("2028-03-01"));
        assertThat(rule("FREQ=MONTHLY;BYMONTHDAY=29", "2028-01-29", "am").occurrences(day("2029-04-01")))
                .extracting(Occurrence::localDate)
                .contains(day("2028-02-29"), day("2029-01-29"), day("2029-03-29"))
                .hasSize(14);
    }

    @Test
    void aPlanWithoutAnEndIsWorkedOutForTwoYears() {
        Timeline.WorkedOut daily = rule("FREQ=DAILY", "2026-05-01", "am").workOut(LocalDate.MAX);

        assertThat(daily.to()).isEqualTo(day("2028-04-30"));
        assertThat(daily.occurrences()).hasSize(731);
    }

    /** As an earlier release may have stored it: today it would be refused. */
    @Test
    void moreThanTwoThousandOccurrencesAreCutAfterAWholeDay() {
        Timeline.WorkedOut eightADay = rule("FREQ=DAILY", "2026-01-01", "1", "2", "3", "4", "5", "6", "7", "8")
                .workOut(LocalDate.MAX);

        assertThat(eightADay.occurrences()).hasSize(2_000);
        assertThat(eightADay.to()).isEqualTo(day("2026-01-01").plusDays(249));
        assertThat(rule("FREQ=DAILY", "2026-01-01", "1", "2", "3")
                        .workOut(LocalDate.MAX)
                        .occurrences())
                .hasSize(1_998);
    }

    @Test
    void countAndUntilEndTheRule() {
        assertThat(rule("FREQ=DAILY;COUNT=3", "2026-01-01", "am").occurrences(day("2026-02-01")))
                .hasSize(3);
        assertThat(rule("FREQ=DAILY;UNTIL=20260104", "2026-01-01", "am").occurrences(day("2026-02-01")))
                .hasSize(4);
    }

    @Test
    void onlyWholeWeeksCountForSoManyTimesAWeek() {
        // Given a plan from a Tuesday to a Saturday
        Timeline weeks = new Timeline(
                PLAN, List.of(new ScheduleFrom(day("2026-12-15"), new WeeklySchedule(2))), day("2027-01-09"), null);

        // Then
        assertThat(weeks.occurrences(day("2027-02-01")))
                .extracting(Occurrence::id)
                .containsExactly(
                        PLAN + ":2026-W52:1", PLAN + ":2026-W52:2", PLAN + ":2026-W53:1", PLAN + ":2026-W53:2");
    }

    @Test
    void anEndedPlanCancelsWhatIsNotClosedByThen() {
        // Given
        Timeline daily = new Timeline(
                PLAN,
                List.of(new ScheduleFrom(day("2026-05-01"), new RuleSchedule("FREQ=DAILY", List.of("am")))),
                null,
                day("2026-05-02"));

        // Then
        assertThat(daily.occurrences(day("2026-05-04")))
                .extracting(Occurrence::cancelled)
                .containsExactly(false, false, true, true);
    }

    @Test
    void aRevisedScheduleLeavesThePastAndKeepsSharedIds() {
        // Given
        List<ScheduleFrom> revised = List.of(
                new ScheduleFrom(day("2026-05-04"), new RuleSchedule("FREQ=DAILY", List.of("am"))),
                new ScheduleFrom(day("2026-05-07"), new RuleSchedule("FREQ=DAILY;INTERVAL=2", List.of("am", "pm"))));

        // Then
        assertThat(new Timeline(PLAN, revised, null, null).occurrences(day("2026-05-09")))
                .extracting(Occurrence::id)
                .containsExactly(
                        PLAN + ":2026-05-04:am",
                        PLAN + ":2026-05-05:am",
                        PLAN + ":2026-05-06:am",
                        PLAN + ":2026-05-07:am",
                        PLAN + ":2026-05-07:pm",
                        PLAN + ":2026-05-09:am",
                        PLAN + ":2026-05-09:pm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DAILY",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=8",
                "FREQ=DAILY;UNTIL=20260104T000000Z",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;FREQ=WEEKLY"
            })
    void aRuleThatCannotBecomeDaysIsRefused(String rrule) {
        RuleSchedule schedule = new RuleSchedule(rrule, List.of("am"));

        assertThatThrownBy(() -> schedule.check(day("2026-01-01"), LocalDate.MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Timeline rule(String rrule, String from, String... slots) {
        return new Timeline(
                PLAN, List.of(new ScheduleFrom(day(from), new RuleSchedule(rrule, List.of(slots)))), noEnd(), null);
    }

    private static @Nullable LocalDate noEnd() {
        return null;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
