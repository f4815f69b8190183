package org.lumbar.insights.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.AlertThresholds;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.rule.ClientState.DoseDay;
import org.lumbar.insights.rule.ClientState.PlanConsistency;
import org.lumbar.insights.rule.ClientState.RaisedAlert;
import org.lumbar.insights.rule.ClientState.Silence;
import org.lumbar.insights.rule.ClientState.TrailingConsistency;

/**
 * Judges the state of a client. The same state always gives the same alerts; what no longer holds is simply no longer among
 * them. All rules are proposed, not clinically validated; {@link AlertCode} says what each looks for.
 */
public final class AlertRules {

    /** Keeps a mean of weeks that is exactly the limit from reading as below it. */
    private static final double ROUNDING = 1e-9;

    private final AlertThresholds thresholds;
    private final SafetyRules safety = new SafetyRules();
    private final PainRules pain;

    /** Rules that apply these thresholds. */
    public AlertRules(AlertThresholds thresholds) {
        this.thresholds = thresholds;
        this.pain = new PainRules(thresholds);
    }

    /** The alerts that hold now, most urgent first; empty if there is nothing to look at. */
    public List<Alert> of(ClientState state) {
        Stream<Function<ClientState, Stream<Alert>>> rules = Stream.of(
                safety::of,
                pain::of,
                this::soreness,
                this::dose,
                this::consistency,
                this::courses,
                this::proposals,
                this::silence);
        List<Alert> holding = rules.flatMap(rule -> rule.apply(state)).toList();
        return Stream.concat(holding.stream(), unacknowledged(state, holding))
                .sorted(Alert.BY_URGENCY)
                .toList();
    }

    private Stream<Alert> soreness(ClientState state) {
        return state.soreness().stream()
                .filter(run -> run.lasts() && run.days() >= thresholds.soreDays())
                .map(run -> {
                    LocalDate since = run.from().plusDays(thresholds.soreDays() - 1L);
                    List<LocalDate> days =
                            run.from().datesUntil(run.to().plusDays(1)).toList();
                    return Alert.of(state.clientId(), AlertCode.STILL_SORE, run.from(), since, days, List.of());
                });
    }

    /** A day is RED if it has several times its dose, or if it is one of too many within seven days. */
    private Stream<Alert> dose(ClientState state) {
        LocalDate oldest = state.today().minusDays(thresholds.doseDays() - 1L);
        List<LocalDate> days =
                state.doseExceeded().stream().map(DoseDay::day).distinct().toList();
        return state.doseExceeded().stream()
                .distinct()
                .filter(dose -> !dose.day().isBefore(oldest))
                .map(dose -> isGrave(dose, days)
                        ? Alert.red(
                                state.clientId(),
                                AlertCode.DOSE_EXCEEDED,
                                dose.day(),
                                dose.day(),
                                List.of(dose.day()),
                                List.of())
                        : Alert.of(
                                state.clientId(),
                                AlertCode.DOSE_EXCEEDED,
                                dose.day(),
                                dose.day(),
                                List.of(dose.day()),
                                List.of()));
    }

    private boolean isGrave(DoseDay dose, List<LocalDate> days) {
        LocalDate from = dose.day().minusDays(AlertThresholds.DOSE_WEEK - 1L);
        long often = days.stream()
                .filter(day -> !day.isBefore(from) && !day.isAfter(dose.day()))
                .count();
        return dose.used() >= thresholds.doseTimes() * dose.limit() || often >= thresholds.doseOften();
    }

    private Stream<Alert> consistency(ClientState state) {
        return state.plans().stream().flatMap(plan -> consistency(state, plan));
    }

    /** What a list shows as low is not "nothing": where the rule of 14 days does not hold, the row of 28 days does. */
    private Stream<Alert> consistency(ClientState state, PlanConsistency plan) {
        // In its first days one missed session would make a plan look neglected.
        LocalDate oldEnough = plan.start().plusDays(thresholds.consistencyDays() - 1L);
        List<Alert> low = low(state, plan, AlertCode.LOW_CONSISTENCY, plan.days(), oldEnough);
        return low.isEmpty()
                ? low(state, plan, AlertCode.FEW_SESSIONS, plan.shown(), plan.start()).stream()
                : low.stream();
    }

    /** Low since the first day of the unbroken row of low days that ends with the last one. */
    private List<Alert> low(
            ClientState state, PlanConsistency plan, AlertCode code, List<TrailingConsistency> known, LocalDate from) {
        List<TrailingConsistency> latestFirst = known.stream()
                .filter(day -> !day.asOf().isBefore(from))
                .sorted(Comparator.comparing(TrailingConsistency::asOf).reversed())
                .takeWhile(day -> isLow(day.value()))
                .toList();
        return latestFirst.stream()
                .skip(Math.max(0, latestFirst.size() - 1))
                .map(first -> {
                    List<LocalDate> days = Stream.of(
                                    first.asOf(), latestFirst.get(0).asOf())
                            .distinct()
                            .toList();
                    String beganWith = plan.planId() + ":" + first.asOf();
                    return Alert.of(state.clientId(), code, beganWith, first.asOf(), days, List.of(plan.planId()));
                })
                .toList();
    }

    /** Past its maximum since the first session beyond it; due for review since the session that made it so. */
    private Stream<Alert> courses(ClientState state) {
        return state.courses().stream().flatMap(course -> {
            List<LocalDate> done = course.completed();
            boolean over = done.size() > course.stopAt();
            if (!over && done.size() < course.reviewAt()) {
                return Stream.empty();
            }
            AlertCode code = over ? AlertCode.COURSE_OVER : AlertCode.COURSE_REVIEW;
            List<LocalDate> days = done.subList(over ? course.stopAt() : course.reviewAt() - 1, done.size()).stream()
                    .distinct()
                    .toList();
            return Stream.of(
                    Alert.of(state.clientId(), code, course.planId(), days.get(0), days, List.of(course.planId())));
        });
    }

    /** Since the day on which it was found: for so long somebody waits for an answer. */
    private Stream<Alert> proposals(ClientState state) {
        return state.proposals().stream()
                .filter(open ->
                        !open.openSince().plus(thresholds.proposalOpen()).isAfter(state.now()))
                .map(open -> {
                    LocalDate day = state.localDay(open.openSince());
                    List<UUID> ids = List.of(open.proposalId(), open.planId());
                    return Alert.of(
                                    state.clientId(),
                                    AlertCode.PROPOSAL_OPEN,
                                    open.proposalId(),
                                    day,
                                    List.of(day),
                                    ids)
                            .about(open.kind());
                });
    }

    private boolean isLow(@Nullable Double value) {
        return value != null && value < thresholds.lowConsistency() - ROUNDING;
    }

    private Stream<Alert> silence(ClientState state) {
        Instant from = silentSince(state.silence());
        if (from == null) {
            return Stream.empty();
        }
        Duration silent = Duration.between(from, state.now());
        if (silent.compareTo(thresholds.noDataForLong()) >= 0) {
            return Stream.of(silence(state, AlertCode.NO_DATA_FOR_LONG, from, thresholds.noDataForLong()));
        }
        return silent.compareTo(thresholds.noData()) >= 0
                ? Stream.of(silence(state, AlertCode.NO_DATA, from, thresholds.noData()))
                : Stream.empty();
    }

    private static Alert silence(ClientState state, AlertCode code, Instant from, Duration after) {
        LocalDate since = state.localDay(from.plus(after));
        return Alert.of(state.clientId(), code, from, since, List.of(state.localDay(from)), List.of());
    }

    /** The later of the newest data and the start of what is waited for; null if nobody waits. */
    private static @Nullable Instant silentSince(Silence silence) {
        Instant expected = silence.expectedSince();
        Instant dataUpTo = silence.dataUpTo();
        return expected == null || dataUpTo == null || dataUpTo.isBefore(expected) ? expected : dataUpTo;
    }

    /** One alert for all RED ones that still hold and are overdue; it begins with the oldest. */
    private Stream<Alert> unacknowledged(ClientState state, List<Alert> holding) {
        Instant due = state.now().minus(thresholds.acknowledgeWithin());
        Set<UUID> red = holding.stream()
                .filter(alert -> alert.severity() == Severity.RED)
                .map(Alert::id)
                .collect(Collectors.toSet());
        List<RaisedAlert> overdue = state.raised().stream()
                .filter(raised -> red.contains(raised.alertId()) && !raised.acknowledged())
                .filter(raised -> !raised.raisedAt().isAfter(due))
                .sorted(Comparator.comparing(RaisedAlert::raisedAt)
                        .thenComparing(raised -> raised.alertId().toString()))
                .toList();
        return overdue.stream().limit(1).map(oldest -> {
            LocalDate since = state.localDay(oldest.raisedAt().plus(thresholds.acknowledgeWithin()));
            List<UUID> ids = overdue.stream().map(RaisedAlert::alertId).toList();
            return Alert.of(state.clientId(), AlertCode.RED_UNACKNOWLEDGED, oldest.alertId(), since, List.of(), ids);
        });
    }
}
