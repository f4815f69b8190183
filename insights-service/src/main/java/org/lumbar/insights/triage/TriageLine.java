package org.lumbar.insights.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.client.ShownConsent;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.consistency.Window;
import org.lumbar.insights.habit.CourseProgress;
import org.lumbar.insights.habit.Streak;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.timeline.PlanProgress;
import org.lumbar.insights.trend.DailyValue;
import org.lumbar.insights.trend.Response.ResponderClass;
import org.lumbar.insights.trend.Trend;

/**
 * One client at a glance. Everything about a plan is about the current one, and null if the client has none.
 *
 * @param need colour of the most urgent alert
 * @param timezone IANA id of the client's home zone
 * @param today the client's local day as of which all of this is
 * @param routineTitles null also in lines from before there were languages
 * @param consistency28d the window whose band the list is filtered by
 * @param course null also where the routine's source names no course
 * @param responder how pain has changed since the plan began
 * @param trend of the last 28 days
 * @param slopePerWeek of that trend, NRS points; null without enough data
 * @param pain daily values of the last 28 local days, in order
 * @param dataUpTo when the newest of the client's data reached the server; null before there is any
 * @param consent null unless it was withdrawn, or is to be asked for again
 * @param barred what keeps the client from their routines: since when, why, and what ends it; empty if nothing does
 * @param alerts those that hold, most urgent first
 */
public record TriageLine(
        UUID clientId,
        String displayName,
        Need need,
        String status,
        String timezone,
        LocalDate today,
        @Nullable String routineTitle,
        @Nullable Titles routineTitles,
        @Nullable Consistency consistency7d,
        @Nullable Consistency consistency28d,
        @Nullable Consistency consistencyPlan,
        @Nullable Streak streak,
        @Nullable CourseProgress course,
        @Nullable ResponderClass responder,
        Trend.Label trend,
        @Nullable Double slopePerWeek,
        List<DailyPain> pain,
        @Nullable Instant dataUpTo,
        @Nullable ShownConsent consent,
        List<Bar> barred,
        List<ShownAlert> alerts) {

    /** Lines from before it was published have nothing that bars. */
    public TriageLine {
        barred = barred == null ? List.of() : barred;
    }

    /** Days that the sparkline looks back. */
    private static final int DAYS_OF_PAIN = 28;

    /**
     * The line of a client.
     *
     * @param plans the current one first
     * @param pain all daily values, in order
     * @param barred what keeps the client from their routines
     * @param holding the alerts that hold, most urgent first
     */
    static TriageLine of(
            ClientProfile client,
            List<PlanReport> plans,
            List<DailyPain> pain,
            List<Bar> barred,
            List<ShownAlert> holding,
            LocalDate today) {
        List<DailyValue> values = pain.stream()
                .map(day -> new DailyValue(day.localDay(), day.value()))
                .toList();
        PlanReport current = plans.isEmpty() ? null : plans.get(0);
        PlanProgress progress = current == null ? null : PlanProgress.of(current, values, today, today);
        Trend trend = Trend.of(values, today, Trend.Thresholds.DEFAULTS);
        return new TriageLine(
                client.clientId(),
                client.displayName(),
                Need.of(holding),
                client.status(),
                client.timezone(),
                today,
                progress == null ? null : progress.routineTitle(),
                progress == null ? null : progress.routineTitles(),
                consistency(Window.DAYS_7, current, today, client, barred),
                consistency(Window.DAYS_28, current, today, client, barred),
                consistency(Window.PLAN, current, today, client, barred),
                progress == null ? null : progress.streak(),
                progress == null ? null : progress.course(),
                progress == null ? null : progress.response().responderClass(),
                trend.label(),
                trend.line() == null ? null : trend.line().slopePerWeek(),
                pain.stream()
                        .filter(day -> day.localDay().isAfter(today.minusDays(DAYS_OF_PAIN))
                                && !day.localDay().isAfter(today))
                        .toList(),
                client.dataUpTo(),
                ShownConsent.of(client.consent(), client.timezone(), today),
                barred,
                holding);
    }

    private static @Nullable Consistency consistency(
            Window window, @Nullable PlanReport current, LocalDate today, ClientProfile client, List<Bar> barred) {
        return current == null
                ? null
                : window.of(current.plan(), current.outcomes(), today, today)
                        .ifHeard(client.dataUpTo() != null)
                        .barredBy(barred);
    }
}
