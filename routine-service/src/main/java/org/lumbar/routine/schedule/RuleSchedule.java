package org.lumbar.routine.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Local days by an RFC 5545 recurrence rule, several slots on each. The rule counts from the schedule's first day
 * (DTSTART); only days that match the rule are scheduled, so the first day is not, if it doesn't match. Days only: no
 * clock time is involved, which is why clock changes can't move or lose a session.
 *
 * @param slots names of the sessions of one day, in order
 */
public record RuleSchedule(String rrule, List<String> slots) implements Schedule {

    public RuleSchedule {
        slots = List.copyOf(slots);
    }

    /** A rule that {@link #check} would refuse today, and an earlier release has stored, has few occurrences or none. */
    @Override
    public List<Occurrence> expand(UUID plan, LocalDate from, LocalDate until, LocalDate to) {
        LocalDate wanted = until.isBefore(to) ? until : to;
        LocalDate longest = Bounds.lastDay(from);
        List<Occurrence> occurrences = new ArrayList<>();
        for (LocalDate day : days(from, wanted.isBefore(longest) ? wanted : longest)) {
            for (String slot : slots) {
                occurrences.add(new Occurrence(plan + ":" + day + ":" + slot, day, day, slot, false));
            }
        }
        return occurrences;
    }

    private List<LocalDate> days(LocalDate from, LocalDate last) {
        try {
            return new DaySearch(DayRule.of(rrule), from, last).days(Bounds.OCCURRENCES);
        } catch (IllegalArgumentException storedByAnEarlierRelease) {
            return List.of();
        }
    }

    /**
     * Refuses what this service can't expand into days, and what is too much for a plan (see {@link Bounds}).
     *
     * @param from the schedule's first day
     * @param until the plan's last day, included; as late as {@link LocalDate#MAX} if it is open
     * @throws IllegalArgumentException with a sentence for people
     */
    public void check(LocalDate from, LocalDate until) {
        DayRule rule = DayRule.of(rrule);
        require(Bounds.isLivedIn(from), "A schedule begins in the years from 2000 to 2100.");
        require(rule.interval() <= Bounds.INTERVAL, "INTERVAL may be " + Bounds.INTERVAL + " at most.");
        LocalDate last = Bounds.lastDay(from);
        require(
                rule.until() == null || !rule.until().isAfter(last),
                "UNTIL must lie within two years of the first day.");
        LocalDate end = until.isBefore(last) ? until : last;
        int days = new DaySearch(rule, from, end).days(Bounds.OCCURRENCES).size();
        require(
                days > 0 || end.isBefore(last) && happens(rule, from, last),
                "The rule never happens within two years.");
        require(
                days * slots.size() <= Bounds.OCCURRENCES,
                "These would be more than " + Bounds.OCCURRENCES
                        + " sessions: let it end earlier, or happen less often.");
    }

    private static boolean happens(DayRule rule, LocalDate from, LocalDate last) {
        return !new DaySearch(rule, from, last).days(1).isEmpty();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
