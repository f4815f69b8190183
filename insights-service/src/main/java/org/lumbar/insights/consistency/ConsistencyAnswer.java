package org.lumbar.insights.consistency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.SafetyState;
import org.lumbar.insights.client.ShownConsent;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.plan.PlanOutline;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.Titles;

/**
 * How consistently a client follows their plans.
 *
 * @param asOf last local day of every window, in the client's home zone
 * @param dataUpTo when the newest of the client's data reached the server: what is missing may only not be synced yet
 * @param consent null unless it was withdrawn, or is to be asked for again
 * @param barred what keeps the client from their routines: since when, why, and what ends it; empty if nothing does
 * @param plans the current one first
 */
public record ConsistencyAnswer(
        UUID clientId,
        LocalDate asOf,
        @Nullable Instant dataUpTo,
        @Nullable ShownConsent consent,
        List<SafetyState.Bar> barred,
        List<Plan> plans) {

    /**
     * One plan.
     *
     * @param counts occurrences of the plan by state up to {@code asOf}
     * @param extraSessions sessions that count for no occurrence: shown, never added
     * @param revised occurrences up to {@code asOf} that something has revised which arrived after their window had closed
     */
    @Schema(name = "PlanConsistency")
    public record Plan(
            UUID planId,
            String routineKey,
            String routineTitle,
            Titles routineTitles,
            Kind kind,
            String status,
            LocalDate startDate,
            List<InWindow> windows,
            Map<OccurrenceState, Long> counts,
            int extraSessions,
            long revised) {

        static Plan of(PlanReport report, LocalDate asOf, LocalDate today, SafetyState state, boolean heard) {
            PlanOutline plan = report.plan();
            List<Outcome> past = report.outcomes().stream()
                    .filter(outcome -> !outcome.localDate().isAfter(asOf))
                    .toList();
            return new Plan(
                    plan.planId(),
                    plan.routineKey(),
                    plan.routineTitle(),
                    plan.routineTitles(),
                    plan.kind(),
                    plan.status(),
                    plan.startDate(),
                    Arrays.stream(Window.values())
                            .map(window -> InWindow.of(
                                    window,
                                    window.of(plan, report.outcomes(), asOf, today)
                                            .ifHeard(heard)
                                            .barredBy(state.bars())))
                            .toList(),
                    past.stream()
                            .collect(Collectors.groupingBy(
                                    outcome -> outcome.stateAsOf(asOf, today), TreeMap::new, Collectors.counting())),
                    report.extraSessions(),
                    past.stream().filter(outcome -> outcome.revisedAt() != null).count());
        }
    }

    /** Consistency in one window; {@code value} is null with a {@code reason} as {@link Consistency} has it. */
    public record InWindow(
            String window,
            LocalDate from,
            LocalDate to,
            @Nullable Double value,
            @Nullable String reason,
            int completed,
            int denominator,
            @Nullable Double doseConsistency,
            @Nullable Band band) {

        static InWindow of(Window window, Consistency consistency) {
            return new InWindow(
                    window.label(),
                    consistency.from(),
                    consistency.to(),
                    consistency.value(),
                    consistency.reason(),
                    consistency.completed(),
                    consistency.denominator(),
                    consistency.doseConsistency(),
                    consistency.band());
        }
    }
}
