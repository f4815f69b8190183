package org.lumbar.insights.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.fact.ClientSnapshot.Result;
import org.lumbar.insights.fact.ClientSnapshot.Screening;
import org.lumbar.insights.fact.SessionSnapshot.StopReason;
import org.lumbar.insights.rule.ClientFacts.LockedSession;
import org.lumbar.insights.rule.ClientFacts.Stop;

/** What a named clinician has to answer: stops that lock, answers of a screening, and what was done all the same. */
final class SafetyRules {

    Stream<Alert> of(ClientFacts facts) {
        return Stream.of(stops(facts), screening(facts), screenedOut(facts), lockedWork(facts))
                .flatMap(alerts -> alerts);
    }

    private static Stream<Alert> stops(ClientFacts facts) {
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

    private static Stream<Alert> screening(ClientFacts facts) {
        Screening screening = facts.against().screening();
        if (screening == null || !screening.bars()) {
            return Stream.empty();
        }
        boolean urgent = screening.result() == Result.URGENT_CARE;
        LocalDate day = facts.localDay(screening.answeredAt());
        return Stream.of(Alert.of(
                facts.clientId(),
                urgent ? AlertCode.SCREENING_URGENT : AlertCode.SCREENING_PROFESSIONAL,
                screening.screeningId(),
                day,
                List.of(day),
                List.of(screening.screeningId())));
    }

    private static Stream<Alert> screenedOut(ClientFacts facts) {
        Screening screening = facts.against().screening();
        return facts.against().screenedOut().stream()
                .filter(session -> !answers(screening, session.startedAt()))
                .map(session -> Alert.of(
                        facts.clientId(),
                        AlertCode.SCREENING_PROFESSIONAL,
                        session.sessionId(),
                        session.localDay(),
                        List.of(session.localDay()),
                        List.of(session.sessionId())));
    }

    /** True if the screening was passed after the session began, or a clinician has cleared one since. */
    private static boolean answers(@Nullable Screening screening, Instant startedAt) {
        if (screening == null || screening.bars()) {
            return false;
        }
        Instant clearedAt = screening.clearedAt();
        return screening.answeredAt().isAfter(startedAt) || (clearedAt != null && clearedAt.isAfter(startedAt));
    }

    private static Stream<Alert> lockedWork(ClientFacts facts) {
        return facts.against().lockedWork().stream()
                .filter(session -> !session.cleared())
                .map(session -> Alert.of(
                        facts.clientId(),
                        AlertCode.DONE_WHILE_LOCKED,
                        session.sessionId(),
                        session.localDay(),
                        List.of(session.localDay()),
                        evidence(session)));
    }

    private static List<UUID> evidence(LockedSession session) {
        List<UUID> ids = new ArrayList<>(List.of(session.sessionId()));
        ids.addAll(session.locks());
        return ids;
    }
}
