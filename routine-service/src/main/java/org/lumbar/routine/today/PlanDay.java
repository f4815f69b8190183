package org.lumbar.routine.today;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Progression;
import org.lumbar.routine.intake.PainRating;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.progress.Aftermath;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.progress.Progress;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.today.Today.Action;
import org.lumbar.routine.today.Today.Adaptation;
import org.lumbar.routine.today.Today.DueOccurrence;
import org.lumbar.routine.today.Today.DuePlan;
import org.lumbar.routine.today.Today.TodayStep;

/** One plan on one day: what is due of it, and how it is adapted. Joins only; decides nothing that others own. */
final class PlanDay {
    private final PinnedPlan pinned;
    private final Progress progress;
    private final LocalDate today;
    private final DayLimits limits;

    PlanDay(PinnedPlan pinned, Progress progress, LocalDate today, DayLimits limits) {
        this.pinned = pinned;
        this.progress = progress;
        this.today = today;
        this.limits = limits;
    }

    /**
     * Empty if nothing of this plan lies on the day.
     *
     * @param rating that of {@link #decidingEvent()}, whose score is shown as evidence
     */
    Optional<DuePlan> due(@Nullable PainRating rating) {
        List<DueOccurrence> occurrences = occurrences();
        if (occurrences.isEmpty()) {
            return Optional.empty();
        }
        List<Adaptation> adaptations = new ArrayList<>(lighter(rating));
        Adaptation lighter = adaptations.isEmpty() ? null : adaptations.get(0);
        if (limits.screening() != null) {
            adaptations.add(0, limits.screening());
        }
        PlanSnapshot.PinnedRoutine routine = progress.plan().routine();
        List<TodayStep> steps =
                new StepPlanner(pinned.routine(), closedSteps(), limits, lighter).plan(routine.steps(), today);
        String status = status(occurrences, steps, adaptations);
        return Optional.of(new DuePlan(
                pinned.plan().planId(),
                routine.key(),
                routine.version(),
                routine.title(),
                routine.language(),
                routine.texts(),
                status,
                occurrences,
                routine.stopRules(),
                routine.contraindications(),
                routine.sessionMinutes(),
                routine.advice(),
                List.copyOf(adaptations),
                steps,
                progress.plan().note()));
    }

    /** The event whose rating made it lighter, so that its score can be shown. */
    Optional<UUID> decidingEvent() {
        return progress.lastWord()
                .map(Aftermath::session)
                .filter(Session::wasTooMuch)
                .map(Session::guidance)
                .map(Session.Guidance::eventId);
    }

    /** Less than what was done last time, if the continue rule asked for it, or if it was worse afterwards. */
    private List<Adaptation> lighter(@Nullable PainRating rating) {
        return progress.lastWord().stream()
                .flatMap(last -> last.objections().stream())
                .map(objection -> lighter(objection, rating))
                .toList();
    }

    private static Adaptation lighter(Aftermath.Objection objection, @Nullable PainRating rating) {
        return switch (objection.rule()) {
            case Aftermath.FELT_WORSE ->
                new Adaptation(
                        objection.rule(),
                        "Lighter than prescribed: the back felt worse after the last session.",
                        objection.evidence());
            case Aftermath.AFTER_PLUS_2 ->
                new Adaptation(
                        objection.rule(),
                        "Lighter than prescribed: after the last session the pain was 2 or more above the one before it.",
                        objection.evidence());
            default ->
                new Adaptation(
                        objection.rule(),
                        "Lighter than prescribed: last time the continue rule asked for less.",
                        objection.evidence().stream()
                                .map(each -> each.withScore(rating == null ? null : rating.score()))
                                .toList());
        };
    }

    /** Gated steps that no clinician has opened, and how far the client has come towards them. */
    private Map<String, Adaptation> closedSteps() {
        Map<String, Adaptation> closed = new HashMap<>();
        for (Progression next : pinned.routine().progressions()) {
            Sourced<Integer> gate = next.calmSessions();
            if (gate != null && !pinned.plan().adjustments().openSteps().contains(next.to())) {
                List<Session> calm = progress.calmRun(
                        next.from(), pinned.routine().step(next.from()).technique());
                String what = "Not yet: " + calm.size() + " of " + gate.value()
                        + " calm sessions in a row before; a clinician opens it.";
                closed.put(next.to(), new Adaptation("PROGRESSION", what, evidence(calm)));
            }
        }
        return closed;
    }

    private static List<Evidence> evidence(List<Session> sessions) {
        return sessions.stream().map(Evidence::of).toList();
    }

    private String status(List<DueOccurrence> occurrences, List<TodayStep> steps, List<Adaptation> adaptations) {
        Optional<Evidence> paused = pinned.plan().pauseOn(today).map(pause -> Evidence.ofDay(pause.from()));
        if (paused.isPresent()) {
            adaptations.add(new Adaptation("PAUSED", "The plan is paused.", List.of(paused.get())));
            return "PAUSED";
        }
        PlanSnapshot.Course course = progress.plan().course();
        if (course != null && progress.completedSessions() >= course.stopAt()) {
            String what = "The course of " + course.stopAt() + " sessions is complete.";
            List<Session> completed =
                    progress.sessions().stream().filter(progress::isCompleted).toList();
            adaptations.add(new Adaptation("COURSE_COMPLETE", what, evidence(completed)));
            return "EXEMPT";
        }
        if (occurrences.stream().allMatch(occurrence -> occurrence.status().equals("DONE"))) {
            return "DONE";
        }
        if (limits.screening() != null) {
            return "EXEMPT"; // and says so already
        }
        boolean nothingLeft = steps.stream().noneMatch(step -> step.required() && step.action() == Action.DO);
        if (nothingLeft) {
            List<Evidence> why = steps.stream()
                    .filter(TodayStep::required)
                    .flatMap(step -> step.adaptations().stream())
                    .flatMap(adaptation -> adaptation.evidence().stream())
                    .distinct()
                    .toList();
            adaptations.add(new Adaptation("NOTHING_REQUIRED", nothingRequired(steps), why));
        }
        return nothingLeft ? "EXEMPT" : "DUE";
    }

    private static String nothingRequired(List<TodayStep> steps) {
        boolean locked = steps.stream().anyMatch(step -> step.required() && step.action() == Action.LOCKED);
        return locked
                ? "No required step may be done today: what is locked waits for a clinician to clear it."
                : "No required step may be done today.";
    }

    /** Sessions that name an occurrence take it; the others of the day take the earliest that is left. */
    private List<DueOccurrence> occurrences() {
        List<Session> unnamed = new ArrayList<>(progress.sessions().stream()
                .filter(session -> session.occurrenceId() == null)
                .toList());
        Set<UUID> used = new HashSet<>();
        List<DueOccurrence> due = new ArrayList<>();
        for (Occurrence occurrence : progress.plan().occurrences()) {
            if (occurrence.cancelled()) {
                continue;
            }
            Session session =
                    named(occurrence).or(() -> first(unnamed, used, occurrence)).orElse(null);
            if (session != null) {
                used.add(session.sessionId());
            }
            if (isOpenToday(occurrence)) {
                due.add(due(occurrence, session));
            }
        }
        return due;
    }

    private boolean isOpenToday(Occurrence occurrence) {
        return !occurrence.localDate().isAfter(today) && !occurrence.windowEnd().isBefore(today);
    }

    private Optional<Session> named(Occurrence occurrence) {
        return progress.sessions().stream()
                .filter(session -> occurrence.id().equals(session.occurrenceId()))
                .max((a, b) -> Boolean.compare(a.closed(), b.closed()));
    }

    private static Optional<Session> first(List<Session> unnamed, Set<UUID> used, Occurrence occurrence) {
        return unnamed.stream()
                .filter(session -> !used.contains(session.sessionId()))
                .filter(session -> !session.localDay().isBefore(occurrence.localDate())
                        && !session.localDay().isAfter(occurrence.windowEnd()))
                .findFirst();
    }

    private static DueOccurrence due(Occurrence occurrence, @Nullable Session session) {
        String status = session == null ? "DUE" : session.closed() ? "DONE" : "STARTED";
        return new DueOccurrence(
                occurrence.id(),
                occurrence.slot(),
                occurrence.windowEnd(),
                status,
                session == null ? null : session.sessionId());
    }
}
