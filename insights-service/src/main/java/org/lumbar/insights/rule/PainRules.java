package org.lumbar.insights.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.AlertThresholds;
import org.lumbar.insights.rule.ClientState.SessionPain;
import org.lumbar.insights.rule.RatedSessions.Spell;
import org.lumbar.insights.trend.FlareUp;

/** What pain itself says: around sessions, in flare-ups, when it is severe, and when it rises over weeks. */
final class PainRules {

    private final AlertThresholds thresholds;

    PainRules(AlertThresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Alert> of(ClientState state) {
        return Stream.of(highPainAfter(state), painRises(state), flares(state), severe(state), rising(state))
                .flatMap(alerts -> alerts);
    }

    private Stream<Alert> highPainAfter(ClientState state) {
        return spell(
                state,
                AlertCode.HIGH_PAIN_AFTER,
                session -> session.after() != null,
                session -> session.after() != null && session.after() >= thresholds.highAfter());
    }

    private Stream<Alert> painRises(ClientState state) {
        return spell(
                state,
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
            ClientState state, AlertCode code, Predicate<SessionPain> isRated, Predicate<SessionPain> isBad) {
        return new RatedSessions(state.sessions(), isRated)
                .spell(isBad, thresholds.timesInRecent(), thresholds.recentSessions()).stream()
                        .map(spell -> alert(state, code, spell));
    }

    private static Alert alert(ClientState state, AlertCode code, Spell spell) {
        SessionPain turned = spell.turned();
        return Alert.of(
                state.clientId(), code, turned.sessionId(), turned.localDay(), spell.days(), spell.sessionIds());
    }

    private Stream<Alert> flares(ClientState state) {
        return state.flares().stream().filter(FlareUp::lasts).flatMap(flare -> flare(state, flare));
    }

    private static Stream<Alert> flare(ClientState state, FlareUp flare) {
        if (flare.secondDay() == null) {
            return Stream.empty();
        }
        AlertCode code = flare.thirdDay() == null ? AlertCode.FLARE : AlertCode.SEVERE_FLARE;
        List<LocalDate> days =
                Stream.of(flare.firstDay(), flare.lastDay()).distinct().toList();
        String beganWith = flare.origin() + ":" + flare.firstDay();
        return Stream.of(Alert.of(state.clientId(), code, beganWith, flare.firstDay(), days, List.of()));
    }

    /** RED from the day on which both the severe pain and a flare-up were there. */
    private static Stream<Alert> severe(ClientState state) {
        SevereRun run = state.severe();
        if (run == null) {
            return Stream.empty();
        }
        AlertCode code = AlertCode.SEVERE_PAIN;
        LocalDate since = run.since();
        return Stream.of(state.flares().stream()
                .filter(FlareUp::lasts)
                .map(FlareUp::firstDay)
                .min(LocalDate::compareTo)
                .map(flare -> Alert.red(
                        state.clientId(), code, since, flare.isAfter(since) ? flare : since, run.days(), run.ratings()))
                .orElseGet(() -> Alert.of(state.clientId(), code, since, since, run.days(), run.ratings())));
    }

    private static Stream<Alert> rising(ClientState state) {
        RisingPain rising = state.rising();
        if (rising == null) {
            return Stream.empty();
        }
        List<LocalDate> days =
                Stream.of(rising.since(), rising.latest()).sorted().distinct().toList();
        return Stream.of(
                Alert.of(state.clientId(), AlertCode.PAIN_RISING, rising.since(), rising.since(), days, List.of()));
    }
}
