package org.lumbar.routine.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.Weekday;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.WeekdayNum;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 5545 rule of days. The library reads the rule and says what is none; which days are the rule's is decided here, day
 * by day (ADR 0024).
 */
final class DayRule {
    private static final Set<Freq> FREQUENCIES = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    /** More periods than these between two times are further away than any horizon; keeps sums of days in range. */
    private static final int FAR = 1_000;

    private static final int DAYS_OF_WEEK = 7;

    /** In place of an ordinal of BYDAY. */
    private static final int EVERY = 0;

    private final Freq freq;
    private final int interval;
    private final @Nullable Integer count;
    private final @Nullable LocalDate until;
    private final WeekFields weeks;
    private final Set<Integer> months;
    private final Set<Integer> monthDays;
    private final Set<Integer> yearDays;
    private final Set<Integer> weekNumbers;
    private final Set<Integer> positions;
    private final Map<DayOfWeek, Set<Integer>> weekdays;

    private DayRule(RecurrenceRule rule) {
        freq = rule.getFreq();
        interval = rule.getInterval();
        count = rule.getCount();
        until = until(rule);
        weeks = WeekFields.of(weekday(rule.getWeekStart()), 4);
        months = numbers(rule, Part.BYMONTH).stream().map(month -> month + 1).collect(Collectors.toSet());
        monthDays = numbers(rule, Part.BYMONTHDAY);
        yearDays = numbers(rule, Part.BYYEARDAY);
        weekNumbers = numbers(rule, Part.BYWEEKNO);
        positions = numbers(rule, Part.BYSETPOS);
        weekdays = weekdays(rule);
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException with a sentence for people, if it is none of RFC 5545 or can't become days
     */
    static DayRule of(String rrule) {
        RecurrenceRule rule = parsed(rrule);
        if (rule.hasPart(Part.RSCALE) || rule.hasPart(Part.SKIP)) {
            throw new IllegalArgumentException("RSCALE and SKIP are not of RFC 5545.");
        }
        if (!FREQUENCIES.contains(rule.getFreq()) || isFinerThanADay(rule)) {
            throw new IllegalArgumentException("The rule must repeat by days, weeks, months or years.");
        }
        return new DayRule(rule);
    }

    // A parser that is given anything may throw anything.
    private static RecurrenceRule parsed(String rrule) {
        try {
            return new RecurrenceRule(rrule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException e) {
            throw new IllegalArgumentException("This is not an RFC 5545 recurrence rule.", e);
        }
    }

    // Not a constant: the library fails to initialise if Part is used before RecurrenceRule.
    private static boolean isFinerThanADay(RecurrenceRule rule) {
        return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
    }

    private static @Nullable LocalDate until(RecurrenceRule rule) {
        DateTime until = rule.getUntil();
        if (until == null) {
            return null;
        }
        try {
            if (until.isAllDay()) {
                return LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth());
            }
        } catch (DateTimeException noSuchDay) {
            // as 20261301: refused below
        }
        throw new IllegalArgumentException("UNTIL must be a date, such as 20261231.");
    }

    private static Set<Integer> numbers(RecurrenceRule rule, Part part) {
        List<Integer> numbers = rule.getByPart(part);
        return numbers == null ? Set.of() : Set.copyOf(numbers);
    }

    /** Of each day of the week, which ones of a month or year; 0 for every one. */
    private static Map<DayOfWeek, Set<Integer>> weekdays(RecurrenceRule rule) {
        Map<DayOfWeek, Set<Integer>> weekdays = new EnumMap<>(DayOfWeek.class);
        List<WeekdayNum> named = rule.getByDayPart();
        for (WeekdayNum day : named == null ? List.<WeekdayNum>of() : named) {
            weekdays.computeIfAbsent(weekday(day.weekday), any -> new HashSet<>())
                    .add(day.pos);
        }
        return weekdays;
    }

    /** The library's week begins on Sunday. */
    private static DayOfWeek weekday(Weekday weekday) {
        return DayOfWeek.SUNDAY.plus(weekday.ordinal());
    }

    /** The last day on which it may happen, included; null if it has no UNTIL. */
    @Nullable
    LocalDate until() {
        return until;
    }

    /** How many days, weeks, months or years apart. */
    int interval() {
        return interval;
    }

    /** How many days it has; {@link Integer#MAX_VALUE} if it has no COUNT. */
    int count() {
        return count == null ? Integer.MAX_VALUE : count;
    }

    /** The first day of the rule's n-th period, counted from 0; the period of n = 0 holds the day {@code from}. */
    LocalDate period(LocalDate from, int n) {
        int ahead = n * Math.min(interval, FAR);
        return switch (freq) {
            case DAILY -> from.plusDays(ahead);
            case WEEKLY -> from.with(weeks.dayOfWeek(), 1).plusWeeks(ahead);
            case MONTHLY -> from.withDayOfMonth(1).plusMonths(ahead);
            default -> weekNumbers.isEmpty() ? from.withDayOfYear(1).plusYears(ahead) : yearOfWeeks(from, ahead);
        };
    }

    /** The day after a period's last one. */
    LocalDate end(LocalDate period) {
        return switch (freq) {
            case DAILY -> period.plusDays(1);
            case WEEKLY -> period.plusWeeks(1);
            case MONTHLY -> period.plusMonths(1);
            default -> weekNumbers.isEmpty() ? period.plusYears(1) : yearOfWeeks(period, 1);
        };
    }

    /** Whether all days of a period have to be known to say which ones are the rule's. */
    boolean selectsByPosition() {
        return !positions.isEmpty();
    }

    /** Those of a period's days that BYSETPOS leaves. */
    List<LocalDate> selected(List<LocalDate> days) {
        return positions.isEmpty()
                ? days
                : days.stream()
                        .filter(day -> isOneOf(positions, days.indexOf(day) + 1, days.size()))
                        .toList();
    }

    /** Whether a day of one of its periods is the rule's, but for BYSETPOS; what the rule leaves open, its first day says. */
    Predicate<LocalDate> startingOn(LocalDate from) {
        Predicate<LocalDate> named = this::isNamed;
        if (freq == Freq.DAILY || !weekdays.isEmpty() || !monthDays.isEmpty() || !yearDays.isEmpty()) {
            return named;
        }
        if (freq == Freq.WEEKLY || !weekNumbers.isEmpty()) {
            return named.and(day -> day.getDayOfWeek() == from.getDayOfWeek());
        }
        Predicate<LocalDate> sameDay = named.and(day -> day.getDayOfMonth() == from.getDayOfMonth());
        return freq == Freq.MONTHLY || !months.isEmpty()
                ? sameDay
                : sameDay.and(day -> day.getMonth() == from.getMonth());
    }

    private boolean isNamed(LocalDate day) {
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && (monthDays.isEmpty() || isOneOf(monthDays, day.getDayOfMonth(), day.lengthOfMonth()))
                && (yearDays.isEmpty() || isOneOf(yearDays, day.getDayOfYear(), day.lengthOfYear()))
                && (weekNumbers.isEmpty() || isInNamedWeek(day))
                && (weekdays.isEmpty() || isNamedWeekday(day));
    }

    private boolean isInNamedWeek(LocalDate day) {
        TemporalField week = weeks.weekOfWeekBasedYear();
        return isOneOf(weekNumbers, day.get(week), (int) day.range(week).getMaximum());
    }

    private boolean isNamedWeekday(LocalDate day) {
        Set<Integer> ones = weekdays.getOrDefault(day.getDayOfWeek(), Set.of());
        boolean ofMonth = freq == Freq.MONTHLY || !months.isEmpty();
        int number = ofMonth ? day.getDayOfMonth() : day.getDayOfYear();
        int length = ofMonth ? day.lengthOfMonth() : day.lengthOfYear();
        int nth = (number - 1) / DAYS_OF_WEEK + 1;
        return ones.contains(EVERY) || isOneOf(ones, nth, nth + (length - number) / DAYS_OF_WEEK);
    }

    /** @param number counted from 1; the rule may count it backwards from −1, too */
    private static boolean isOneOf(Set<Integer> numbers, int number, int last) {
        return numbers.contains(number) || numbers.contains(number - last - 1);
    }

    /** The first day of a year's week 1, which may lie in the calendar year before or not begin before its fourth of January. */
    private LocalDate yearOfWeeks(LocalDate day, int ahead) {
        int year = day.get(weeks.weekBasedYear()) + ahead;
        return LocalDate.of(year, 1, 4).with(weeks.dayOfWeek(), 1);
    }
}
