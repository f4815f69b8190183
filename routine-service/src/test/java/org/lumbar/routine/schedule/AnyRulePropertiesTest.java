package org.lumbar.routine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.InstanceIterator;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recurrenceset.OfRule;

/** Whatever somebody writes as a rule, absurd or not: it is expanded or refused. */
class AnyRulePropertiesTest {
    private static final UUID PLAN = UUID.fromString("0190a000-0000-7000-8000-0000000a0001");

    @Property(tries = 4000)
    void everyRuleIsExpandedOrRefused(@ForAll("rules") String rrule, @ForAll("days") LocalDate start) {
        RuleSchedule schedule = new RuleSchedule(rrule, List.of("am", "pm"));
        boolean accepted = accepts(schedule, start);

        List<Occurrence> found = schedule.expand(PLAN, start, LocalDate.MAX, start.plusDays(400));

        assertThat(found)
                .allMatch(o -> !o.localDate().isBefore(start) && !o.localDate().isAfter(start.plusDays(400)));
        assertThat(found).isSortedAccordingTo((a, b) -> a.localDate().compareTo(b.localDate()));
        assertThat(found.stream().map(Occurrence::id)).doesNotHaveDuplicates();
        if (accepted) {
            assertThat(schedule.expand(PLAN, start, LocalDate.MAX, LocalDate.MAX))
                    .isNotEmpty();
        }
    }

    /** Steps are counted, not seconds: two years have fewer than 1,600 days and periods to look at, whatever the rule says. */
    @Property(tries = 4000)
    void noRuleTakesMoreStepsThanItsTwoYearsHaveDaysAndPeriods(
            @ForAll("rules") String rrule, @ForAll("days") LocalDate start) {
        DayRule rule;
        try {
            rule = DayRule.of(rrule);
        } catch (IllegalArgumentException refused) {
            return;
        }
        DaySearch search = new DaySearch(rule, start, Bounds.lastDay(start));

        assertThat(search.days(Bounds.OCCURRENCES)).hasSizeLessThanOrEqualTo(Bounds.OCCURRENCES);
        assertThat(search.steps()).isLessThan(1_600);
    }

    /**
     * The library itself is the oracle, for rules that it can be trusted with: without BYMONTH it takes a BYMONTHDAY of a year
     * for one of the first day's month, and BYSETPOS it counts from the first day on; RFC 5545 does neither.
     */
    @Property(tries = 4000)
    void theDaysAreThoseOfTheLibrary(@ForAll("saneRules") String rrule, @ForAll("days") LocalDate start)
            throws InvalidRecurrenceRuleException {
        LocalDate last = start.plusDays(600);
        List<LocalDate> expected = new ArrayList<>();
        try {
            RecurrenceRule rule = new RecurrenceRule(rrule, RecurrenceRule.RfcMode.RFC5545_STRICT);
            InstanceIterator days = new OfRule(
                            rule, new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth()))
                    .iterator();
            while (days.hasNext()) {
                DateTime next = days.next();
                LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (day.isAfter(last)) {
                    break;
                }
                expected.add(day);
            }
        } catch (IllegalArgumentException | IllegalStateException tooRareForTheLibrary) {
            Assume.that(false);
        }

        LocalDate comparable = rrule.contains("BYSETPOS") ? start.plusYears(1).withDayOfYear(1) : start;
        assertThat(new DaySearch(DayRule.of(rrule), start, last).days(Integer.MAX_VALUE))
                .as("%s from %s", rrule, start)
                .filteredOn(day -> !day.isBefore(comparable))
                .isEqualTo(expected.stream()
                        .filter(day -> !day.isBefore(comparable))
                        .toList());
    }

    private static boolean accepts(RuleSchedule schedule, LocalDate start) {
        try {
            schedule.check(start, LocalDate.MAX);
            return true;
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("org.dmfs");
            return false;
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 366 * 12)
                .map(n -> LocalDate.of(2020, 1, 1).plusDays(n));
    }

    @Provide
    static Arbitrary<String> rules() {
        return Combinators.combine(
                        Arbitraries.of(
                                "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "SECONDLY", "", "DAILY,WEEKLY"),
                        part("INTERVAL", Arbitraries.oneOf(small(1, 400), anyNumber()), 0.5),
                        part("BYMONTH", several(Arbitraries.oneOf(small(1, 12), small(-2, 14))), 0.7),
                        part("BYMONTHDAY", several(Arbitraries.oneOf(small(-31, 31), small(1, 31))), 0.6),
                        part("BYDAY", several(weekdays()), 0.5),
                        part("BYSETPOS", several(Arbitraries.oneOf(small(1, 3), small(-367, 367))), 0.7),
                        Combinators.combine(
                                        part("BYYEARDAY", several(small(-366, 366)), 0.8),
                                        part("BYWEEKNO", several(small(-53, 53)), 0.8),
                                        ends(),
                                        part("WKST", Arbitraries.of("MO", "SU", "TH", "XX"), 0.8),
                                        part("RSCALE", Arbitraries.of("GREGORIAN", "ISLAMICC", "JULIAN"), 0.95),
                                        part("SKIP", Arbitraries.of("OMIT", "FORWARD", "BACKWARD"), 0.95))
                                .as((yearDays, weeks, end, start, scale, skip) ->
                                        joined(yearDays, weeks, end, start, scale, skip)))
                .as((freq, interval, months, days, weekdays, positions, rest) ->
                        joined("FREQ=" + freq, interval, months, days, weekdays, positions, rest));
    }

    @Provide
    static Arbitrary<String> saneRules() {
        Arbitrary<String> plain = several(Arbitraries.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"));
        Arbitrary<String> interval = part("INTERVAL", small(1, 5), 0.4);
        Arbitrary<String> months = part("BYMONTH", several(small(1, 12)), 0.7);
        Arbitrary<String> monthDays = part("BYMONTHDAY", several(Arbitraries.oneOf(small(1, 31), small(-31, -1))), 0.6);
        Arbitrary<String> positions = part("BYSETPOS", several(Arbitraries.oneOf(small(1, 3), small(-3, -1))), 0.7);
        Arbitrary<String> nth = several(
                Combinators.combine(Arbitraries.of("", "", "1", "2", "-1", "-2", "5"), Arbitraries.of("MO", "WE", "SU"))
                        .as((number, day) -> number + day));
        Arbitrary<String> count = part("COUNT", small(1, 30), 0.7);
        Arbitrary<String> weekStart = part("WKST", Arbitraries.of("MO", "SU", "TH"), 0.6);
        Arbitrary<String> daily = Combinators.combine(interval, months, monthDays, part("BYDAY", plain, 0.5), count)
                .as((a, b, c, d, e) -> joined("FREQ=DAILY", a, b, c, d, e));
        Arbitrary<String> weekly = Combinators.combine(
                        interval, months, part("BYDAY", plain, 0.3), positions, count, weekStart)
                .as((a, b, c, d, e, f) ->
                        joined("FREQ=WEEKLY", a, b, c, c.isEmpty() ? "" : d, d.isEmpty() ? e : "", f));
        Arbitrary<String> monthly = Combinators.combine(
                        interval, months, monthDays, part("BYDAY", nth, 0.4), positions, count)
                .as((a, b, c, d, e, f) ->
                        joined("FREQ=MONTHLY", a, b, c, d, (c + d).isEmpty() ? "" : e, e.isEmpty() ? f : ""));
        Arbitrary<String> yearly = Combinators.combine(
                        months,
                        monthDays,
                        part("BYDAY", nth, 0.4),
                        positions,
                        part("BYYEARDAY", several(small(1, 366)), 0.8))
                .as((a, b, c, d, e) ->
                        joined("FREQ=YEARLY", a, a.isEmpty() ? "" : b, c, (a + c + e).isEmpty() ? "" : d, e));
        Arbitrary<String> weeksOfYears = Combinators.combine(
                        part("BYWEEKNO", several(Arbitraries.oneOf(small(2, 51), small(-50, -2))), 0),
                        part("BYDAY", plain, 0.4),
                        weekStart)
                .as((a, b, c) -> joined("FREQ=YEARLY", a, b, c));
        return Arbitraries.oneOf(daily, weekly, monthly, yearly, weeksOfYears);
    }

    private static Arbitrary<String> ends() {
        return Arbitraries.oneOf(
                Arbitraries.just(""),
                part("COUNT", Arbitraries.oneOf(small(1, 60), anyNumber()), 0),
                part("UNTIL", Arbitraries.oneOf(small(20200101, 20321231), small(20250101, 20280101), anyNumber()), 0));
    }

    private static Arbitrary<String> weekdays() {
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.just(""), small(-5, 5), small(-54, 54)),
                        Arbitraries.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
                .as((nth, day) -> nth + day);
    }

    private static Arbitrary<String> small(int min, int max) {
        return Arbitraries.integers().between(min, max).map(String::valueOf);
    }

    private static Arbitrary<String> anyNumber() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(-1, Integer.MAX_VALUE),
                        Arbitraries.of(0L, 2147483647L, 2147483648L, 310000000L, 500000000L, Long.MAX_VALUE))
                .map(String::valueOf);
    }

    private static Arbitrary<String> several(Arbitrary<String> one) {
        return one.list().ofMinSize(1).ofMaxSize(12).map(values -> String.join(",", values));
    }

    private static Arbitrary<String> part(String name, Arbitrary<String> value, double absent) {
        return value.map(text -> name + "=" + text).injectNull(absent).map(text -> text == null ? "" : text);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(";"));
    }
}
