package org.lumbar.routine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that would keep a thread busy, that RFC 5545 doesn't have, or that never happen. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RuleBoundsTest {
    private static final UUID PLAN = UUID.fromString("0190a000-0000-7000-8000-0000000a0001");
    private static final LocalDate START = LocalDate.of(2026, 11, 27);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=DAILY;INTERVAL=367",
                "FREQ=WEEKLY;INTERVAL=1000000000",
                "FREQ=WEEKLY;INTERVAL=310000000;BYDAY=MO,TU",
                "FREQ=MONTHLY;INTERVAL=2147483647",
                "FREQ=MONTHLY;INTERVAL=500000000;BYMONTHDAY=-1",
                "FREQ=YEARLY;INTERVAL=500000000",
                "FREQ=YEARLY;INTERVAL=2147483647;BYWEEKNO=1"
            })
    void aHugeIntervalIsRefusedAtOnce(String rrule) {
        assertRefused(rrule).withMessage("INTERVAL may be 366 at most.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSCALE=JULIAN;FREQ=DAILY",
                "RSCALE=JULIAN;FREQ=WEEKLY;BYDAY=MO",
                "RSCALE=ISLAMICC;FREQ=DAILY;COUNT=3",
                "RSCALE=ISLAMIC-CIVIL;FREQ=MONTHLY;BYMONTHDAY=1",
                "RSCALE=ISLAMICC;FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10",
                "RSCALE=GREGORIAN;FREQ=DAILY",
                "FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD",
                "FREQ=MONTHLY;RSCALE=GREGORIAN;BYMONTHDAY=31;SKIP=BACKWARD",
                "FREQ=DAILY;SKIP=OMIT"
            })
    void anotherCalendarIsRefused(String rrule) {
        assertRefused(rrule).withMessage("RSCALE and SKIP are not of RFC 5545.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSCALE=CHINESE;FREQ=DAILY", "FREQ=DAILY;RSCALE=", "FREQ=DAILY;SKIP=SIDEWAYS"})
    void anUnknownCalendarIsRefused(String rrule) {
        assertRefused(rrule).withMessage("This is not an RFC 5545 recurrence rule.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;COUNT=60;BYDAY=TU,TH;BYSETPOS=2",
                "FREQ=DAILY;BYMONTHDAY=1;BYSETPOS=-2",
                "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3",
                "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-3",
                "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=2",
                "FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYSETPOS=-4",
                "FREQ=YEARLY;BYMONTH=5;BYSETPOS=3;BYMONTHDAY=3",
                "FREQ=YEARLY;BYDAY=MO;BYSETPOS=60",
                "FREQ=YEARLY;BYDAY=MO;BYSETPOS=-366",
                "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2SU",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
                "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=6",
                "FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1;BYDAY=MO",
                "FREQ=DAILY;UNTIL=20261126",
                "FREQ=MONTHLY;BYDAY=7MO"
            })
    void aRuleThatNeverHappensSaysSo(String rrule) {
        assertRefused(rrule).withMessage("The rule never happens within two years.");
    }

    @Test
    void thirdMondaysThatAreTheTwentiethOfAMonthDoHappen() {
        RuleSchedule rule = new RuleSchedule("FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=20;BYDAY=MO;BYSETPOS=3", List.of("am"));

        // A year has three of them at most, and 2034 is the next that has.
        assertThatIllegalArgumentException().isThrownBy(() -> rule.check(START, LocalDate.MAX));
        LocalDate later = LocalDate.of(2033, 6, 1);
        rule.check(later, LocalDate.MAX);
        assertThat(rule.expand(PLAN, later, LocalDate.MAX, LocalDate.MAX))
                .extracting(Occurrence::localDate)
                .containsExactly(LocalDate.of(2034, 11, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;UNTIL=20281127", "FREQ=WEEKLY;UNTIL=99991231"})
    void aRuleThatEndsLaterThanTwoYearsIsRefused(String rrule) {
        assertRefused(rrule).withMessage("UNTIL must lie within two years of the first day.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;UNTIL=20261301", "FREQ=DAILY;UNTIL=20270229", "FREQ=DAILY;UNTIL=20270100"})
    void anUntilThatIsNoDayIsRefused(String rrule) {
        assertRefused(rrule).withMessage("UNTIL must be a date, such as 20261231.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31", "2101-01-01", "+999999999-12-31", "-0001-01-01"})
    void aFirstDayThatNobodyLivesInIsRefused(String from) {
        RuleSchedule rule = new RuleSchedule("FREQ=DAILY", List.of("am"));

        assertThatIllegalArgumentException().isThrownBy(() -> rule.check(LocalDate.parse(from), LocalDate.MAX));
    }

    @Test
    void moreThanTwoThousandSessionsAreRefused() {
        List<String> slots = List.of("1", "2", "3", "4", "5", "6", "7", "8");

        new RuleSchedule("FREQ=DAILY;COUNT=250", slots).check(START, LocalDate.MAX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSchedule("FREQ=DAILY;COUNT=251", slots).check(START, LocalDate.MAX))
                .withMessageContaining("2000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSchedule("FREQ=DAILY", slots).check(START, LocalDate.MAX))
                .withMessageContaining("2000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSCALE=ISLAMICC;FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=2",
                "FREQ=DAILY;UNTIL=20261301",
                "FREQ=HOURLY",
                "nonsense"
            })
    void aRuleThatAnEarlierReleaseHasStoredNeitherHangsNorFails(String rrule) {
        RuleSchedule stored = new RuleSchedule(rrule, List.of("am"));

        assertThat(stored.expand(PLAN, START, LocalDate.MAX, START.plusDays(28)))
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(occurrence -> occurrence.localDate().equals(START));
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> assertRefused(
            String rrule) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleSchedule(rrule, List.of("am")).check(START, LocalDate.MAX));
    }
}
