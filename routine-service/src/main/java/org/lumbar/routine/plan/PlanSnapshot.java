package org.lumbar.routine.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Actor;
import org.lumbar.routine.catalogue.DoseRange;
import org.lumbar.routine.catalogue.Phase;
import org.lumbar.routine.catalogue.Pressure;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Sourced;
import org.lumbar.routine.catalogue.Step;
import org.lumbar.routine.catalogue.StopRule;
import org.lumbar.routine.catalogue.Technique;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.Schedule;
import org.lumbar.routine.schedule.ScheduleFrom;
import org.lumbar.routine.schedule.Timeline;

/**
 * A plan as others see it: {@code plan.v1} of the contract. The API gives the same, drafts included.
 *
 * @param scheduleChanges first local days of revised schedules, in order
 */
public record PlanSnapshot(
        UUID planId,
        UUID clientId,
        UUID practiceId,
        long revision,
        PlanStatus status,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        ZoneId timezone,
        Schedule schedule,
        @Nullable Course course,
        PinnedRoutine routine,
        Horizon horizon,
        List<Occurrence> occurrences,
        List<Pause> pauses,
        @Nullable LocalDate endedOn,
        List<LocalDate> scheduleChanges) {

    /** Sessions of a course. */
    public record Course(int reviewAt, int stopAt) {}

    /** The routine version that the plan pins, as adapted to this client. */
    public record PinnedRoutine(
            String key,
            int version,
            String title,
            List<Actor> actors,
            List<StopRule> stopRules,
            List<PrescribedStep> steps) {}

    /** A step as prescribed to this client. */
    public record PrescribedStep(
            String key,
            Phase phase,
            Technique technique,
            String title,
            boolean required,
            boolean prompt,
            @Nullable Pressure pressure,
            @Nullable Range seconds,
            @Nullable Range repetitions,
            @Nullable Range holdSeconds) {}

    /** A dose, both ends included. */
    public record Range(int min, int max) {
        static @Nullable Range of(@Nullable DoseRange dose) {
            return dose == null ? null : new Range(dose.min(), dose.max());
        }
    }

    /** Occurrences are complete for these days, both included. */
    public record Horizon(LocalDate from, LocalDate to) {}

    static PlanSnapshot of(Plan plan, long revision, Routine routine) {
        DoseRange course = routine.course();
        Timeline.WorkedOut worked = plan.workedOut();
        return new PlanSnapshot(
                plan.planId(),
                plan.clientId(),
                plan.practiceId(),
                revision,
                plan.status(),
                plan.startDate(),
                plan.endDate(),
                plan.timezone(),
                plan.schedules().get(plan.schedules().size() - 1).schedule(),
                course == null ? null : new Course(course.min(), course.max()),
                pinned(routine, plan.adjustments()),
                new Horizon(plan.startDate(), worked.to()),
                worked.occurrences(),
                plan.pauses(),
                plan.endedOn(),
                plan.schedules().stream().skip(1).map(ScheduleFrom::from).toList());
    }

    private static PinnedRoutine pinned(Routine routine, Adjustments adjustments) {
        Set<String> gated = routine.gatedSteps();
        return new PinnedRoutine(
                routine.key(),
                routine.version(),
                routine.title(),
                routine.actors(),
                routine.stopRules().stream().map(Sourced::value).toList(),
                routine.steps().stream()
                        .map(step -> prescribed(step, gated, adjustments))
                        .toList());
    }

    /** A closed step stays in the list, not required: whoever does it anyway still has its dose counted. */
    private static PrescribedStep prescribed(Step step, Set<String> gated, Adjustments adjustments) {
        boolean open = !gated.contains(step.key()) || adjustments.openSteps().contains(step.key());
        return new PrescribedStep(
                step.key(),
                step.phase(),
                step.technique(),
                step.title(),
                step.required() && open,
                step.prompt(),
                pressure(step, adjustments.lighterBy()),
                Range.of(step.seconds()),
                Range.of(step.repetitions()),
                Range.of(step.holdSeconds()));
    }

    /** Lighter by so many levels. Where the source names no pressure for a massage, lighter means LIGHT. */
    private static @Nullable Pressure pressure(Step step, int lighterBy) {
        Pressure pressure = step.pressure() == null ? null : step.pressure().value();
        if (lighterBy > 0 && pressure == null) {
            return step.phase() == Phase.MASSAGE && step.required() ? Pressure.LIGHT : null;
        }
        for (int i = 0; i < lighterBy && pressure != null; i++) {
            pressure = pressure.lighter();
        }
        return pressure;
    }
}
