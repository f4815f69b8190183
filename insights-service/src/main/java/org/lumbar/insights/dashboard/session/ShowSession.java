package org.lumbar.insights.dashboard.session;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.dashboard.client.StepLine;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.plan.PlanReports;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.problem.Problem;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.step.DoneSessions;
import org.lumbar.look.Viewer;

/** Gathers what there is to see of one session. */
@ApplicationScoped
public class ShowSession {

    private final ClientAccess access;
    private final DoneSessions sessions;
    private final PainDays pain;
    private final PlanReports plans;

    ShowSession(ClientAccess access, DoneSessions sessions, PainDays pain, PlanReports plans) {
        this.access = access;
        this.sessions = sessions;
        this.pain = pain;
        this.plans = plans;
    }

    /**
     * The session's page; refused with 404 if the viewer may not see the client, or there is no such session.
     *
     * @param tag the reader's language
     */
    public SessionPage of(Viewer viewer, String clientId, String sessionId, String tag) {
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        UUID id = client.clientId();
        SessionSnapshot session =
                sessions.one(id, Parameters.clientId(sessionId)).orElseThrow(ShowSession::notFound);
        Routine routine = sessions.routine(id, session.planId())
                .map(found -> new Routine(found.steps(), found.titles(), tag))
                .orElseGet(() -> new Routine(List.of(), Titles.UNKNOWN, tag));
        LocalDate day = session.localDay();
        // A session that is begun before 03:00 may be rated after it.
        List<SessionPage.Rating> ratings = pain.ratings(id, day.minusDays(1), day.plusDays(1)).stream()
                .filter(rating -> session.sessionId().equals(rating.sessionId()))
                .map(rating -> rating(rating, routine))
                .sorted(SessionPage.Rating.IN_ORDER)
                .toList();
        return new SessionPage(
                viewer,
                id,
                client.displayName(),
                session,
                steps(session, routine),
                ratings,
                SessionPage.late(session.lastReceivedAt(), day, session.timezone()),
                revisedAt(id, session.sessionId()),
                Zones.of(client.timezone()));
    }

    private @Nullable Instant revisedAt(UUID clientId, UUID sessionId) {
        return plans.of(clientId).stream()
                .flatMap(report -> report.outcomes().stream())
                .filter(outcome -> sessionId.equals(outcome.sessionId()))
                .map(Outcome::revisedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The steps that the session could have, as a reader is shown them. */
    private record Routine(List<PlanSnapshot.Step> steps, Titles titles, String tag) {
        Said title(PlanSnapshot.Step step) {
            return step.titles(titles).said(step.title(), tag);
        }

        /** A step that is not known is called by its key. */
        Said title(String key) {
            return steps.stream()
                    .filter(step -> step.key().equals(key))
                    .findFirst()
                    .map(this::title)
                    .orElseGet(() -> new Said(key, Said.USUAL_LANGUAGE));
        }
    }

    private static List<SessionPage.Step> steps(SessionSnapshot session, Routine routine) {
        List<SessionPage.Step> steps = new ArrayList<>();
        for (PlanSnapshot.Step step : routine.steps()) {
            SessionSnapshot.Step report = session.steps().stream()
                    .filter(reported -> reported.key().equals(step.key()))
                    .findFirst()
                    .orElse(null);
            steps.add(step(session, step.key(), routine.title(step), step.required(), report));
        }
        session.steps().stream()
                .filter(report ->
                        routine.steps().stream().noneMatch(step -> step.key().equals(report.key())))
                .forEach(report -> steps.add(step(session, report.key(), routine.title(report.key()), false, report)));
        return steps;
    }

    private static SessionPage.Step step(
            SessionSnapshot session, String key, Said title, boolean required, SessionSnapshot.@Nullable Step report) {
        String skip = report == null || report.completed() ? null : Objects.requireNonNullElse(report.skipReason(), "");
        SessionSnapshot.Stop stop = session.stop();
        return new SessionPage.Step(
                title,
                required,
                report,
                skip == null ? null : StepLine.Reason.of(skip),
                session.lockedWork().stream().anyMatch(work -> work.stepKey().equals(key)),
                stop != null && key.equals(stop.stepKey()));
    }

    private static SessionPage.Rating rating(RatingSnapshot rating, Routine routine) {
        String key = rating.stepKey();
        Said title = key == null ? null : routine.title(key);
        return new SessionPage.Rating(
                rating, title, SessionPage.late(rating.receivedAt(), rating.localDay(), rating.timezone()));
    }

    private static HttpProblem notFound() {
        return Problem.of(Status.NOT_FOUND, "session-not-found", "There is no such session in your care.");
    }
}
