package org.lumbar.routine.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.routine.catalogue.Progression;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.progress.Progress;
import org.lumbar.routine.state.ProposalKind;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.step.Step;

/** What the snapshots suggest for a plan. Proposed, not clinically validated: that is why a clinician decides. */
final class ProposalRules {
    private static final int WINDOW = 3;
    private static final int TOO_MUCH = 2;

    private ProposalRules() {}

    /**
     * When lighter work may be taken back.
     *
     * @param sessions so many calm ones in a row, better afterwards
     * @param since the last decision about it: what was before has had its say
     */
    record Undo(int sessions, Instant since) {}

    static List<Proposal> of(PinnedPlan pinned, Progress progress, Undo undo) {
        List<Proposal> proposals = new ArrayList<>();
        lighter(pinned.plan().planId(), progress).ifPresent(proposals::add);
        undo(pinned, progress, undo).ifPresent(proposals::add);
        review(pinned, progress).ifPresent(proposals::add);
        pinned.routine()
                .progressions()
                .forEach(next -> open(pinned, progress, next).ifPresent(proposals::add));
        return proposals;
    }

    /** Two of the last three closed sessions were too much, and there is something left to make lighter. */
    private static Optional<Proposal> lighter(UUID planId, Progress progress) {
        List<Session> hard = progress.latestClosed(WINDOW).stream()
                .filter(session -> progress.aftermath(session).wasTooMuch())
                .toList();
        if (hard.size() < TOO_MUCH || !canBeLighter(progress.plan())) {
            return Optional.empty();
        }
        String reason = hard.get(0).sessionId().toString();
        return Optional.of(Proposal.of(
                planId,
                ProposalKind.LIGHTER,
                reason,
                "In 2 of the last 3 sessions the continue rule asked for less, or it was worse afterwards.",
                null,
                hard.stream()
                        .flatMap(session -> progress.aftermath(session).objections().stream())
                        .flatMap(objection -> objection.evidence().stream())
                        .toList()));
    }

    /** The latest sessions went well since it was made lighter. One level at a time; for the next as many again are needed. */
    private static Optional<Proposal> undo(PinnedPlan pinned, Progress progress, Undo undo) {
        int lighterBy = pinned.plan().adjustments().lighterBy();
        List<Session> well = progress.latestClosed(undo.sessions()).stream()
                .filter(session -> session.startedAt().isAfter(undo.since()) && progress.wentWell(session))
                .toList();
        if (lighterBy == 0 || well.size() < undo.sessions()) {
            return Optional.empty();
        }
        return Optional.of(Proposal.of(
                pinned.plan().planId(),
                ProposalKind.UNDO_LIGHTER,
                lighterBy + ":" + undo.since(),
                well.size() + " calm sessions in a row, each better afterwards and no more painful.",
                null,
                well.stream().map(Evidence::of).toList()));
    }

    private static boolean canBeLighter(PlanSnapshot plan) {
        return plan.routine().steps().stream()
                .anyMatch(
                        step -> step.required() && step.phase() == Phase.MASSAGE && step.pressure() != Pressure.LIGHT);
    }

    /** The course has reached the number of sessions after which its source wants it looked at. */
    private static Optional<Proposal> review(PinnedPlan pinned, Progress progress) {
        PlanSnapshot.Course course = progress.plan().course();
        int done = progress.completedSessions();
        if (course == null
                || done < course.reviewAt()
                || pinned.plan().adjustments().reviewedAt() >= course.reviewAt()) {
            return Optional.empty();
        }
        String rule = done + " sessions are completed; a review is due at " + course.reviewAt() + ".";
        List<Evidence> evidence = progress.sessions().stream()
                .filter(progress::isCompleted)
                .map(Evidence::of)
                .toList();
        return Optional.of(Proposal.of(
                pinned.plan().planId(),
                ProposalKind.COURSE_REVIEW,
                Integer.toString(course.reviewAt()),
                rule,
                null,
                evidence));
    }

    /**
     * Enough calm sessions of the easier step. After a refusal, and after a clinician has closed the step, as many again are needed before
     * it is proposed anew.
     */
    private static Optional<Proposal> open(PinnedPlan pinned, Progress progress, Progression next) {
        Sourced<Integer> gate = next.calmSessions();
        if (gate == null || pinned.plan().adjustments().openSteps().contains(next.to())) {
            return Optional.empty();
        }
        Step from = pinned.routine().step(next.from());
        Optional<LocalDate> closed = pinned.plan().prescribed().step(next.to()).closedSince();
        List<Session> calm = progress.calmRun(from.key(), from.technique()).stream()
                .filter(session -> closed.isEmpty() || session.localDay().isAfter(closed.get()))
                .toList();
        if (calm.size() < gate.value()) {
            return Optional.empty();
        }
        String rule = calm.size() + " calm sessions in a row of \"" + from.title() + "\"; " + gate.value()
                + " are asked for.";
        return Optional.of(Proposal.of(
                pinned.plan().planId(),
                ProposalKind.OPEN_STEP,
                next.to() + closed.map(day -> ":" + day).orElse("") + ":" + calm.size() / gate.value(),
                rule,
                next.to(),
                calm.stream().map(Evidence::of).toList()));
    }
}
