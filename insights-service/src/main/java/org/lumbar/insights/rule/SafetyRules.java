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
import org.lumbar.insights.rule.ClientState.LockedSession;
import org.lumbar.insights.rule.ClientState.Stop;
import org.lumbar.insights.snapshot.ClientSnapshot.Result;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;

/** What a named clinician has to answer: stops that lock, answers of a screening, and what was done all the same. */
final class SafetyRules {

    Stream<Alert> of(ClientState state) {
        return Stream.of(stops(state), screening(state), screenedOut(state), lockedWork(state))
                .flatMap(alerts -> alerts);
    }

    private static Stream<Alert> stops(ClientState state) {
        return state.stops().stream()
                .filter(stop -> stop.reason().locks() && !stop.cleared())
                .map(stop -> Alert.of(
                        state.clientId(),
                        code(stop),
                        stop.eventId(),
                        stop.localDay(),
                        List.of(stop.localDay()),
                        List.of(stop.eventId())));
    }

    private static AlertCode code(Stop stop) {
        return stop.reason() == StopReason.EXCRUCIATING ? AlertCode.EXCRUCIATING_PAIN : AlertCode.BONE_PAIN;
    }

    private static Stream<Alert> screening(ClientState state) {
        Screening screening = state.against().screening();
        if (screening == null || !screening.bars()) {
            return Stream.empty();
        }
        boolean urgent = screening.result() == Result.URGENT_CARE;
        LocalDate day = state.localDay(screening.answeredAt());
        return Stream.of(Alert.of(
                state.clientId(),
                urgent ? AlertCode.SCREENING_URGENT : AlertCode.SCREENING_PROFESSIONAL,
                screening.screeningId(),
                day,
                List.of(day),
                List.of(screening.screeningId())));
    }

    private static Stream<Alert> screenedOut(ClientState state) {
        Screening screening = state.against().screening();
        return state.against().screenedOut().stream()
                .filter(session -> !answers(screening, session.startedAt()))
                .map(session -> Alert.of(
                        state.clientId(),
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

    private static Stream<Alert> lockedWork(ClientState state) {
        return state.against().lockedWork().stream()
                .filter(session -> !session.cleared())
                .map(session -> Alert.of(
                        state.clientId(),
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
