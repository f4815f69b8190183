package org.lumbar.insights.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ClientFacts.PlanConsistency;
import org.lumbar.insights.alert.ClientFacts.RaisedAlert;
import org.lumbar.insights.alert.ClientFacts.SessionPain;
import org.lumbar.insights.alert.ClientFacts.Silence;
import org.lumbar.insights.alert.ClientFacts.Stop;
import org.lumbar.insights.alert.ClientFacts.TrailingConsistency;
import org.lumbar.insights.alert.RatedSessions.Spell;
import org.lumbar.insights.fact.SessionSnapshot.StopReason;
import org.lumbar.insights.trend.FlareUp;

/**
 * Judges a client's facts. The same facts always give the same alerts; what no longer holds is simply no longer among
 * them. All rules are proposed, not clinically validated; {@link AlertCode} says what each looks for.
 */
public final class AlertRules {

    /** Keeps a mean of weeks that is exactly the limit from reading as below it. */
    private static final double ROUNDING = 1e-9;

    private final AlertThresholds thresholds;

    /** Rules that apply these thresholds. */
    public AlertRules(AlertThresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** The alerts that hold now, most urgent first; empty if there is nothing to look at. */
    public List<Alert> of(ClientFacts facts) {
        Stream<Function<ClientFacts, Stream<Alert>>> rules = Stream.of(
                this::stops,
                this::highPainAfter,
                this::painRises,
                this::flares,
                this::soreness,
                this::dose,
                this::consistency,
                this::silence);
        List<Alert> holding = rules.flatMap(rule -> rule.apply(facts)).toList();
        return Stream.concat(holding.stream(), unacknowledged(facts, holding))
                .sorted(Alert.BY_URGENCY)
                .toList();
    }

    private Stream<Alert> stops(ClientFacts facts) {
        return facts.stops().stream()
                .filter(stop -> stop.reason().locks() && !stop.cleared())
                .map(stop -> Alert.of(
                        facts.clientId(),
                        code(stop),
                        stop.eventId(),
                        stop.localDay(),
                        List.of(stop.localDay()),
                        List.of(stop.eventId())));
    }

    private static AlertCode code(Stop stop) {
        return stop.reason() == StopReason.EXCRUCIATING ? AlertCode.EXCRUCIATING_PAIN : AlertCode.BONE_PAIN;
    }

    private Stream<Alert> highPainAfter(ClientFacts facts) {
        return spell(
                facts,
                AlertCode.HIGH_PAIN_AFTER,
                session -> session.after() != null,
                session -> session.after() != null && session.after() >= thresholds.highAfter());
    }

    private Stream<Alert> painRises(ClientFacts facts) {
        return spell(
                facts,
                AlertCode.PAIN_RISES,
                session -> change(session) != null,
                session -> Objects.requireNonNullElse(change(session), 0) >= thresholds.rise());
    }

    private static @Nullable Integer change(SessionPain session) {
        Integer before = session.before();
        Integer after = session.after();
        return before == null || after == null ? null : after - before;
    }

    private Stream<Alert> spell(
            ClientFacts facts, AlertCode code, Predicate<SessionPain> isRated, Predicate<SessionPain> isBad) {
        return new RatedSessions(facts.sessions(), isRated)
                .spell(isBad, thresholds.timesInRecent(), thresholds.recentSessions()).stream()
                        .map(spell -> alert(facts, code, spell));
    }

    private static Alert alert(ClientFacts facts, AlertCode code, Spell spell) {
        SessionPain turned = spell.turned();
        return Alert.of(
                facts.clientId(), code, turned.sessionId(), turned.localDay(), spell.days(), spell.sessionIds());
    }

    private Stream<Alert> flares(ClientFacts facts) {
        return facts.flares().stream().filter(FlareUp::lasts).flatMap(flare -> flare(facts, flare));
    }

    private static Stream<Alert> flare(ClientFacts facts, FlareUp flare) {
        if (flare.secondDay() == null) {
            return Stream.empty();
        }
        AlertCode code = flare.thirdDay() == null ? AlertCode.FLARE : AlertCode.SEVERE_FLARE;
        List<LocalDate> days =
                Stream.of(flare.firstDay(), flare.lastDay()).distinct().toList();
        String beganWith = flare.origin() + ":" + flare.firstDay();
        return Stream.of(Alert.of(facts.clientId(), code, beganWith, flare.firstDay(), days, List.of()));
    }

    private Stream<Alert> soreness(ClientFacts facts) {
        return facts.soreness().stream()
                .filter(run -> run.lasts() && run.days() >= thresholds.soreDays())
                .map(run -> {
                    LocalDate since = run.from().plusDays(thresholds.soreDays() - 1L);
                    List<LocalDate> days =
                            run.from().datesUntil(run.to().plusDays(1)).toList();
                    return Alert.of(facts.clientId(), AlertCode.STILL_SORE, run.from(), since, days, List.of());
                });
    }

    private Stream<Alert> dose(ClientFacts facts) {
        LocalDate oldest = facts.today().minusDays(thresholds.doseDays() - 1L);
        return facts.doseExceeded().stream()
                .distinct()
                .filter(day -> !day.isBefore(oldest))
                .map(day -> Alert.of(facts.clientId(), AlertCode.DOSE_EXCEEDED, day, day, List.of(day), List.of()));
    }

    private Stream<Alert> consistency(ClientFacts facts) {
        return facts.plans().stream().flatMap(plan -> consistency(facts, plan));
    }

    /** Low since the first day of the unbroken row of low days that ends with the last one. */
    private Stream<Alert> consistency(ClientFacts facts, PlanConsistency plan) {
        // In its first days one missed session would make a plan look neglected.
        LocalDate oldEnough = plan.start().plusDays(thresholds.consistencyDays() - 1L);
        List<TrailingConsistency> latestFirst = plan.days().stream()
                .filter(day -> !day.asOf().isBefore(oldEnough))
                .sorted(Comparator.comparing(TrailingConsistency::asOf).reversed())
                .takeWhile(day -> isLow(day.value()))
                .toList();
        return latestFirst.stream().skip(Math.max(0, latestFirst.size() - 1)).map(first -> {
            List<LocalDate> days = Stream.of(first.asOf(), latestFirst.get(0).asOf())
                    .distinct()
                    .toList();
            String beganWith = plan.planId() + ":" + first.asOf();
            return Alert.of(
                    facts.clientId(), AlertCode.LOW_CONSISTENCY, beganWith, first.asOf(), days, List.of(plan.planId()));
        });
    }

    private boolean isLow(@Nullable Double value) {
        return value != null && value < thresholds.lowConsistency() - ROUNDING;
    }

    private Stream<Alert> silence(ClientFacts facts) {
        Instant from = silentSince(facts.silence());
        if (from == null) {
            return Stream.empty();
        }
        Duration silent = Duration.between(from, facts.now());
        if (silent.compareTo(thresholds.noDataForLong()) >= 0) {
            return Stream.of(silence(facts, AlertCode.NO_DATA_FOR_LONG, from, thresholds.noDataForLong()));
        }
        return silent.compareTo(thresholds.noData()) >= 0
                ? Stream.of(silence(facts, AlertCode.NO_DATA, from, thresholds.noData()))
                : Stream.empty();
    }

    private static Alert silence(ClientFacts facts, AlertCode code, Instant from, Duration after) {
        LocalDate since = facts.localDay(from.plus(after));
        return Alert.of(facts.clientId(), code, from, since, List.of(facts.localDay(from)), List.of());
    }

    /** The later of the newest data and the start of what is waited for; null if nobody waits. */
    private static @Nullable Instant silentSince(Silence silence) {
        Instant expected = silence.expectedSince();
        Instant dataUpTo = silence.dataUpTo();
        return expected == null || dataUpTo == null || dataUpTo.isBefore(expected) ? expected : dataUpTo;
    }

    /** One alert for all RED ones that still hold and are overdue; it begins with the oldest. */
    private Stream<Alert> unacknowledged(ClientFacts facts, List<Alert> holding) {
        Instant due = facts.now().minus(thresholds.acknowledgeWithin());
        Set<UUID> red = holding.stream()
                .filter(alert -> alert.severity() == Severity.RED)
                .map(Alert::id)
                .collect(Collectors.toSet());
        List<RaisedAlert> overdue = facts.raised().stream()
                .filter(raised -> red.contains(raised.alertId()) && !raised.acknowledged())
                .filter(raised -> !raised.raisedAt().isAfter(due))
                .sorted(Comparator.comparing(RaisedAlert::raisedAt)
                        .thenComparing(raised -> raised.alertId().toString()))
                .toList();
        return overdue.stream().limit(1).map(oldest -> {
            LocalDate since = facts.localDay(oldest.raisedAt().plus(thresholds.acknowledgeWithin()));
            List<UUID> ids = overdue.stream().map(RaisedAlert::alertId).toList();
            return Alert.of(facts.clientId(), AlertCode.RED_UNACKNOWLEDGED, oldest.alertId(), since, List.of(), ids);
        });
    }
}
