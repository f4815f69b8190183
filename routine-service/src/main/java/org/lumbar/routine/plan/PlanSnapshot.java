package org.lumbar.routine.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Said;
import org.lumbar.routine.catalogue.Actor;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.RoutineText;
import org.lumbar.routine.catalogue.StopRule;
import org.lumbar.routine.prescription.Amount;
import org.lumbar.routine.prescription.Dose;
import org.lumbar.routine.prescription.StepPrescription;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.Schedule;
import org.lumbar.routine.schedule.ScheduleFrom;
import org.lumbar.routine.schedule.Timeline;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.Equipment;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Sourced;
import org.lumbar.routine.step.Step;
import org.lumbar.routine.step.StepText;
import org.lumbar.routine.step.Technique;

/**
 * A plan as others see it: {@code plan.v1} of the contract. The API gives the same, drafts included.
 *
 * @param scheduleChanges first local days of revised schedules, in order
 * @param note a therapist's words to the client about the plan; null for none
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
        List<LocalDate> scheduleChanges,
        @Nullable String note) {
    /** Why a step is left out: it works on an area of the client that is injured. */
    public static final String INJURED_AREA = "INJURED_AREA";

    /** Why a step is left out: a therapist has left it out for this client. */
    public static final String PRESCRIBED = "PRESCRIBED";

    /** Why a step is left out: it has to be opened, and was not open. */
    public static final String CLOSED = "CLOSED";

    /** Sessions of a course. */
    public record Course(int reviewAt, int stopAt) {}

    /**
     * The routine version that the plan pins, as adapted to this client.
     *
     * @param language tag of the language that title, advice and the steps' words are in
     * @param texts title and advice in further languages
     */
    public record PinnedRoutine(
            String key,
            int version,
            String title,
            String language,
            Map<String, RoutineText> texts,
            List<Actor> actors,
            List<StopRule> stopRules,
            @Nullable List<String> contraindications,
            @Nullable Range sessionMinutes,
            List<String> advice,
            List<PrescribedStep> steps) {
        /** Its title as a reader is shown it. */
        public Said said(String tag) {
            return RoutineText.title(new Said(title, language), texts, tag);
        }
    }

    /**
     * A step as prescribed to this client.
     *
     * @param areas null if the source does not say, or nowhere on the body
     * @param insteadOf steps that it may stand in for; empty while it is closed
     * @param leftOut days on which it is not to be done and counts for nothing
     * @param earlierDoses those that held before its own; on a day the one with the earliest end that has not passed
     * @param note a therapist's words to the client; null for none
     */
    public record PrescribedStep(
            String key,
            Phase phase,
            Technique technique,
            String title,
            Map<String, StepText> texts,
            boolean required,
            boolean prompt,
            @Nullable Pressure pressure,
            @Nullable Range seconds,
            @Nullable Range repetitions,
            @Nullable Range holdSeconds,
            boolean optional,
            boolean recurring,
            String instruction,
            @Nullable List<Area> areas,
            List<Thing> equipment,
            List<String> insteadOf,
            List<LeftOut> leftOut,
            List<EarlierDose> earlierDoses,
            @Nullable String note) {

        /** True if it is left out on that day. */
        public boolean isLeftOut(LocalDate day) {
            return leftOut.stream().anyMatch(days -> days.contains(day));
        }

        /** The days around this one on which a therapist leaves it out. */
        public Optional<LeftOut> prescribedOut(LocalDate day) {
            return leftOut.stream()
                    .filter(days -> days.reason().equals(PRESCRIBED) && days.contains(day))
                    .findFirst();
        }

        /** The dose by which a session of that day is judged. */
        public EarlierDose doseOn(LocalDate day) {
            return earlierDoses.stream()
                    .filter(earlier -> !earlier.to().isBefore(day))
                    .min(Comparator.comparing(EarlierDose::to))
                    .orElseGet(() -> new EarlierDose(day, seconds, repetitions, holdSeconds));
        }

        /** True if it is work with a ball or roller, whatever its technique is called. */
        public boolean rolls() {
            return technique == Technique.BALL_ROLL
                    || equipment.stream()
                            .anyMatch(thing -> !thing.optional() && Equipment.isBallOrRoller(thing.name()));
        }
    }

    /** A thing to have at hand. */
    public record Thing(String name, boolean optional) {}

    /**
     * Days on which a step is left out.
     *
     * @param to last day, included; null while it lasts
     * @param reason INJURED_AREA, PRESCRIBED or CLOSED
     */
    public record LeftOut(LocalDate from, @Nullable LocalDate to, String reason) {
        boolean contains(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * A dose that held before a step's own, as a whole.
     *
     * @param to last day, included
     */
    public record EarlierDose(
            LocalDate to,
            @Nullable Range seconds,
            @Nullable Range repetitions,
            @Nullable Range holdSeconds) {}

    /** A dose, both ends included. */
    public record Range(int min, int max) {
        static @Nullable Range of(@Nullable Amount amount) {
            return amount == null ? null : new Range(amount.min(), amount.max());
        }

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
                pinned(routine, plan),
                new Horizon(plan.startDate(), worked.to()),
                worked.occurrences(),
                plan.pauses(),
                plan.endedOn(),
                plan.schedules().stream().skip(1).map(ScheduleFrom::from).toList(),
                plan.prescribed().note());
    }

    private static PinnedRoutine pinned(Routine routine, Plan plan) {
        Set<String> gated = routine.gatedSteps();
        List<Sourced<String>> against = routine.contraindications();
        return new PinnedRoutine(
                routine.key(),
                routine.version(),
                routine.title(),
                routine.language(),
                routine.saidInOthers(),
                routine.actors(),
                routine.stopRules().stream().map(Sourced::value).toList(),
                against == null ? null : against.stream().map(Sourced::value).toList(),
                Range.of(routine.sessionMinutes()),
                routine.saidBefore(),
                plan.prescribed().ordered(routine).stream()
                        .map(step -> prescribed(step, gated, plan))
                        .toList());
    }

    /**
     * A closed step stays in the list, not required: whoever does it anyway still has its dose counted. One that was open at some time
     * stays required, and is left out on the other days, so that sessions of that time stay judged as they were.
     */
    private static PrescribedStep prescribed(Step step, Set<String> gated, Plan plan) {
        Adjustments adjustments = plan.adjustments();
        StepPrescription own = plan.prescribed().step(step.key());
        Dose dose = own.dose().over(step);
        boolean open = !gated.contains(step.key()) || adjustments.openSteps().contains(step.key()) || own.wasOpened();
        Sourced<List<Area>> areas = step.areas();
        return new PrescribedStep(
                step.key(),
                step.phase(),
                step.technique(),
                step.title(),
                step.texts(),
                step.required() && open,
                step.prompt(),
                adjustments.pressure(step),
                Range.of(dose.seconds()),
                Range.of(dose.repetitions()),
                Range.of(dose.holdSeconds()),
                step.optional(),
                step.recurring(),
                step.instruction(),
                areas == null ? null : areas.value(),
                step.equipment().stream()
                        .map(thing -> new Thing(thing.value(), thing.optional()))
                        .toList(),
                open ? step.insteadOf() : List.of(),
                leftOut(step, own, plan),
                own.earlierDoses().stream()
                        .map(each -> earlier(each.to(), each.dose()))
                        .toList(),
                own.note());
    }

    private static EarlierDose earlier(LocalDate to, Dose dose) {
        return new EarlierDose(
                to, Range.of(dose.seconds()), Range.of(dose.repetitions()), Range.of(dose.holdSeconds()));
    }

    /** Whole periods of the plan on which something that the step works on is injured, or somebody leaves it out, or it was closed. */
    private static List<LeftOut> leftOut(Step step, StepPrescription own, Plan plan) {
        Stream<LeftOut> injured = plan.injuredAreas().stream()
                .filter(each -> step.worksOn(each.area()))
                .filter(each -> each.until() == null || !each.until().isBefore(plan.startDate()))
                .map(each -> new LeftOut(each.since(), each.until(), INJURED_AREA))
                .distinct();
        Stream<LeftOut> prescribed =
                own.leftOut().stream().map(days -> new LeftOut(days.from(), days.to(), PRESCRIBED));
        // An instance of an earlier release may have opened it, and says of no day since when.
        boolean isOpen = plan.adjustments().openSteps().contains(step.key());
        Stream<LeftOut> closed = own.closed().stream()
                .filter(days -> days.to() != null || !isOpen)
                .map(days -> new LeftOut(days.from(), days.to(), CLOSED));
        return Stream.of(injured, prescribed, closed)
                .flatMap(Function.identity())
                .toList();
    }
}
