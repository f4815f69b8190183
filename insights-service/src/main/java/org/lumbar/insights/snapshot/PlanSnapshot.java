package org.lumbar.insights.snapshot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan with its pinned routine and its expanded occurrences, in plan order.
 *
 * @param endDate last day, included; null while the plan is open-ended
 * @param course null where the routine's source names none
 * @param endedOn local day on which it was completed or cancelled; null while it wasn't
 * @param scheduleChanges first local days of revised schedules, in order
 */
public record PlanSnapshot(
        UUID planId,
        UUID clientId,
        UUID practiceId,
        long revision,
        String status,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        String timezone,
        Schedule schedule,
        @Nullable Course course,
        Routine routine,
        List<Occurrence> occurrences,
        List<Pause> pauses,
        @Nullable LocalDate endedOn,
        List<LocalDate> scheduleChanges)
        implements Snapshot {

    /** Snapshots from before there were {@code scheduleChanges} have none. */
    public PlanSnapshot {
        scheduleChanges = scheduleChanges == null ? List.of() : scheduleChanges;
    }

    @Override
    public String key() {
        return clientId + ":" + planId;
    }

    /** True if the day lies in a pause; a pause without an end lasts. */
    public boolean pausedOn(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.contains(day));
    }

    /** How sessions are scheduled. */
    public enum Kind {
        RRULE,
        PER_WEEK
    }

    /** The rule behind the occurrences; nobody here expands it. */
    public record Schedule(Kind kind, @Nullable Integer timesPerWeek) {}

    /** After how many completed sessions a course is reviewed, and after how many it stops. */
    public record Course(int reviewAt, int stopAt) {}

    /**
     * The pinned routine version.
     *
     * @param language tag of the language of its title and those of its steps; null where nobody says
     * @param texts titles in further languages, by their tags
     */
    public record Routine(
            String key,
            int version,
            String title,
            @Nullable String language,
            Map<String, Titles.Text> texts,
            List<Step> steps) {

        /** Snapshots from before there were languages have none. */
        public Routine {
            texts = texts == null ? Map.of() : texts;
        }

        /** What there is beside its title. */
        public Titles titles() {
            return Titles.of(language, texts);
        }
    }

    /**
     * One step of the routine; a dose that the source does not name is null.
     *
     * @param texts titles in further languages, by their tags
     * @param insteadOf steps that it may stand in for
     * @param leftOut days on which it is not to be done and counts for nothing
     * @param earlierDoses those that held before its own
     */
    public record Step(
            String key,
            String title,
            Map<String, Titles.Text> texts,
            String technique,
            boolean required,
            @Nullable Range seconds,
            @Nullable Range repetitions,
            @Nullable Range holdSeconds,
            List<String> insteadOf,
            List<LeftOut> leftOut,
            List<EarlierDose> earlierDoses) {

        /** Snapshots from before there were languages, alternatives, injured areas and prescriptions have none. */
        public Step {
            texts = texts == null ? Map.of() : texts;
            insteadOf = insteadOf == null ? List.of() : insteadOf;
            leftOut = leftOut == null ? List.of() : leftOut;
            earlierDoses = earlierDoses == null ? List.of() : earlierDoses;
        }

        /** What there is beside its title; {@code routine} is what there is beside that of its routine. */
        public Titles titles(Titles routine) {
            return Titles.of(routine.language(), texts);
        }

        /** True if it is left out on that day. */
        public boolean isLeftOut(LocalDate day) {
            return leftOut.stream().anyMatch(days -> days.contains(day));
        }

        /** The step with the dose that held on a day. */
        public Step on(LocalDate day) {
            return earlierDoses.stream()
                    .filter(earlier -> !earlier.to().isBefore(day))
                    .min(Comparator.comparing(EarlierDose::to))
                    .map(this::with)
                    .orElse(this);
        }

        private Step with(EarlierDose dose) {
            return new Step(
                    key,
                    title,
                    texts,
                    technique,
                    required,
                    dose.seconds(),
                    dose.repetitions(),
                    dose.holdSeconds(),
                    insteadOf,
                    leftOut,
                    earlierDoses);
        }

        /** True if it is asked for on some days as on no others. */
        public boolean differsByDay() {
            return !leftOut.isEmpty() || !earlierDoses.isEmpty();
        }
    }

    /** A dose as a whole that held up to a day, included, before the step's own. */
    public record EarlierDose(
            LocalDate to,
            @Nullable Range seconds,
            @Nullable Range repetitions,
            @Nullable Range holdSeconds) {}

    /** Days without a step, both ends included; {@code to} is null while that lasts. */
    public record LeftOut(LocalDate from, @Nullable LocalDate to) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** A prescribed dose: done in full from {@code min} on. */
    public record Range(int min, int max) {}

    /**
     * One scheduled session.
     *
     * @param localDate first local day of its window
     * @param windowEnd last local day of its window, included
     */
    public record Occurrence(String id, LocalDate localDate, LocalDate windowEnd, String slot, boolean cancelled) {

        /** True if the day lies in the window. */
        public boolean isOpenOn(LocalDate day) {
            return !day.isBefore(localDate) && !day.isAfter(windowEnd);
        }
    }

    /** Days without any duty, both ends included; {@code to} is null while the pause lasts. */
    public record Pause(LocalDate from, @Nullable LocalDate to) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }
}
