package org.lumbar.insights.habit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Completed sessions without one that was asked for and not completed. Proposed, not clinically validated.
 *
 * <p>Walking back from a day: COMPLETED adds one; EXEMPT, STOPPED_SAFETY and days without a schedule neither start,
 * lengthen nor end it; PARTIAL and MISSED end it. What is still open is passed over unless it is already complete.
 * Sessions of a week are walked over together: a closed week adds its completed ones if all others are neutral, any other
 * closed week adds none and ends it; the running week adds what is done. What lies after the day does not count.
 *
 * @param length completed sessions, at least 0
 * @param since first local day of the window of the oldest of them; null if the length is 0
 */
public record Streak(int length, @Nullable LocalDate since) {

    /** The days of one or, of a plan of n per week, of several occurrences. */
    private record Window(LocalDate first, LocalDate last, int place) {}

    /**
     * The streak of one plan.
     *
     * @param inPlanOrder the plan's occurrences; later ones than {@code asOf} may be among them
     * @param asOf the last local day that counts
     * @param today the client's local day; a window that ends before it, and not after {@code asOf}, is closed
     */
    public static Streak of(List<ScheduledOccurrence> inPlanOrder, LocalDate asOf, LocalDate today) {
        List<List<ScheduledOccurrence>> windows = windows(inPlanOrder, asOf);
        int length = 0;
        LocalDate since = null;
        for (ListIterator<List<ScheduledOccurrence>> back = windows.listIterator(windows.size());
                back.hasPrevious(); ) {
            List<ScheduledOccurrence> window = back.previous();
            if (window.stream().anyMatch(occurrence -> occurrence.isFailedOn(asOf, today))) {
                break;
            }
            int completed = (int)
                    window.stream().filter(ScheduledOccurrence::isCompleted).count();
            length += completed;
            since = completed > 0 ? window.get(0).localDate() : since;
        }
        return new Streak(length, since);
    }

    /** Occurrences of a week together, each of a day alone, in order. */
    private static List<List<ScheduledOccurrence>> windows(List<ScheduledOccurrence> inPlanOrder, LocalDate asOf) {
        Map<Window, List<ScheduledOccurrence>> windows = new LinkedHashMap<>();
        for (ScheduledOccurrence occurrence : ScheduledOccurrence.inOrder(inPlanOrder)) {
            if (!occurrence.localDate().isAfter(asOf)) {
                boolean day = occurrence.localDate().equals(occurrence.windowEnd());
                int place = day ? windows.size() + 1 : 0;
                windows.computeIfAbsent(
                                new Window(occurrence.localDate(), occurrence.windowEnd(), place),
                                none -> new ArrayList<>())
                        .add(occurrence);
            }
        }
        return List.copyOf(windows.values());
    }
}
