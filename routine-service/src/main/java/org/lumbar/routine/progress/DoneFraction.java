package org.lumbar.routine.progress;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.plan.PlanSnapshot.EarlierDose;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.step.Technique;

/** How much of what was required has been done, 0 to 1. */
final class DoneFraction {
    /** From here on a session counts as completed (proposed). */
    static final double COMPLETED = 0.8;

    private DoneFraction() {}

    /**
     * Mean over the required steps that were allowed on the day of: 0 if not completed; 1 if completed and no dose is both
     * prescribed and reported; else the least of min(1, done / prescribed minimum). 0 if nothing was required. An allowed step
     * that stands in for a required one counts for it, if more of it was done.
     */
    static double of(Session session, Collection<PrescribedStep> steps, Set<Technique> offLimits) {
        List<PrescribedStep> allowed = steps.stream()
                .filter(step -> !offLimits.contains(step.technique()) && !step.isLeftOut(session.localDay()))
                .toList();
        return allowed.stream()
                .filter(PrescribedStep::required)
                .mapToDouble(step -> best(session, step, allowed))
                .average()
                .orElse(0);
    }

    private static double best(Session session, PrescribedStep step, List<PrescribedStep> allowed) {
        return allowed.stream()
                .filter(other -> other == step || other.insteadOf().contains(step.key()))
                .mapToDouble(other -> of(session, other))
                .max()
                .orElse(0);
    }

    private static double of(Session session, PrescribedStep step) {
        List<Session.Done> done = session.steps().stream()
                .filter(report -> report.key().equals(step.key()) && report.completed())
                .toList();
        return done.isEmpty() ? 0 : dose(done.get(0), step.doseOn(session.localDay()));
    }

    private static double dose(Session.Done done, EarlierDose asked) {
        return Stream.of(
                        share(done.seconds(), asked.seconds()),
                        share(done.repetitions(), asked.repetitions()),
                        share(done.holdSeconds(), asked.holdSeconds()))
                .flatMapToDouble(OptionalDouble::stream)
                .min()
                .orElse(1);
    }

    private static OptionalDouble share(@Nullable Integer done, @Nullable Range prescribed) {
        return done == null || prescribed == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, done / (double) prescribed.min()));
    }
}
