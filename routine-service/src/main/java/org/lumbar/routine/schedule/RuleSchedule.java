package org.lumbar.routine.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.InstanceIterator;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recurrenceset.OfRule;

/**
 * Local days by an RFC 5545 recurrence rule, several slots on each. The rule counts from the schedule's first day
 * (DTSTART); only days that match the rule are scheduled, so the first day is not, if it doesn't match. Days only: no
 * clock time is involved, which is why clock changes can't move or lose a session.
 *
 * @param slots names of the sessions of one day, in order
 */
public record RuleSchedule(String rrule, List<String> slots) implements Schedule {
    private static final Set<Freq> FREQUENCIES = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    public RuleSchedule {
        slots = List.copyOf(slots);
    }

    @Override
    public List<Occurrence> expand(UUID plan, LocalDate from, LocalDate until, LocalDate to) {
        LocalDate last = until.isBefore(to) ? until : to;
        List<Occurrence> occurrences = new ArrayList<>();
        InstanceIterator days = new OfRule(rule(), dateTime(from)).iterator();
        while (days.hasNext()) {
            LocalDate day = localDate(days.next());
            if (day.isAfter(last)) {
                break;
            }
            for (String slot : slots) {
                occurrences.add(new Occurrence(plan + ":" + day + ":" + slot, day, day, slot, false));
            }
        }
        return occurrences;
    }

    /**
     * Refuses what this service can't expand into days.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public void check(LocalDate from) {
        RecurrenceRule rule = rule();
        if (!FREQUENCIES.contains(rule.getFreq()) || isFinerThanADay(rule)) {
            throw new IllegalArgumentException("The rule must repeat by days, weeks, months or years.");
        }
        if (rule.getUntil() != null && !rule.getUntil().isAllDay()) {
            throw new IllegalArgumentException("UNTIL must be a date, such as 20261231.");
        }
        if (!new OfRule(rule, dateTime(from)).iterator().hasNext()) {
            throw new IllegalArgumentException("The rule never happens.");
        }
    }

    // Not a constant: the library fails to initialise if Part is touched before RecurrenceRule.
    private static boolean isFinerThanADay(RecurrenceRule rule) {
        return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
    }

    private RecurrenceRule rule() {
        try {
            return new RecurrenceRule(rrule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("This is not an RFC 5545 recurrence rule.", e);
        }
    }

    private static DateTime dateTime(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private static LocalDate localDate(DateTime day) {
        return LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth());
    }
}
