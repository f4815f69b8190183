package org.lumbar.insights.dashboard.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.insights.chart.Sparkline;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.client.ShownConsent;
import org.lumbar.insights.consistency.Band;
import org.lumbar.insights.dashboard.parts.DataUpTo;
import org.lumbar.insights.dashboard.parts.Reason;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.trend.Trend;
import org.lumbar.insights.triage.Need;

/**
 * One client on the triage page.
 *
 * @param routine title of the current plan's routine; null if the client has none
 * @param consistency completed share of the last 28 days, 0 to 1; null if nothing was scheduled
 * @param noConsistency why there is none, as {@code words:noConsistency} takes it; empty if nobody knows
 * @param streak completed sessions in a row; null if the client has no plan
 * @param course null if the routine has none
 * @param pain newest daily value of the last 28 days, 0 to 10; null if there is none
 * @param painDay the local day of that value
 * @param trend of those values
 * @param dataUpTo null if nothing has arrived yet
 * @param consent null unless it was withdrawn, or is to be asked for again
 * @param barred what keeps the client from their routines
 * @param reasons why to look, most urgent first
 */
public record TriageRow(
        UUID clientId,
        String name,
        Need need,
        @Nullable String routine,
        Titles routineTitles,
        @Nullable Double consistency,
        @Nullable Band band,
        String noConsistency,
        @Nullable Integer streak,
        @Nullable CourseProgress course,
        @Nullable Double pain,
        @Nullable LocalDate painDay,
        Trend.Label trend,
        Sparkline sparkline,
        @Nullable DataUpTo dataUpTo,
        @Nullable ShownConsent consent,
        List<Bar> barred,
        List<Reason> reasons) {

    /** The routine's title as a reader is shown it; null if there is none. */
    public @Nullable Said said(String tag) {
        return routine == null ? null : routineTitles.said(routine, tag);
    }

    /** The failed screening that keeps the client away; null if there is none. */
    public @Nullable Bar screening() {
        return barred.stream().filter(Bar::comesFromScreening).findFirst().orElse(null);
    }

    /** Techniques that are locked since the same day. */
    public record Locked(LocalDate since, List<String> techniques) {}

    /** What is locked, the longest locked first; a technique is named once, however many locks it has. */
    public List<Locked> locked() {
        Map<LocalDate, List<String>> bySince = new TreeMap<>();
        Set<String> named = new HashSet<>();
        barred.stream()
                .filter(bar -> !bar.barsEverything())
                .sorted(Comparator.comparing(Bar::since))
                .forEach(bar -> Stream.ofNullable(bar.technique())
                        .filter(named::add)
                        .forEach(technique -> bySince.computeIfAbsent(bar.since(), none -> new ArrayList<>())
                                .add(technique)));
        return bySince.entrySet().stream()
                .map(day -> new Locked(day.getKey(), day.getValue()))
                .toList();
    }

    /** True if pain is known to rise or to fall. */
    public boolean moves() {
        return trend == Trend.Label.WORSENING || trend == Trend.Label.IMPROVING;
    }
}
