package org.lumbar.routine.today;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.RoutineText;
import org.lumbar.routine.catalogue.StopRule;
import org.lumbar.routine.consent.Consents;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Equipment;
import org.lumbar.routine.step.Media;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.StepText;
import org.lumbar.routine.step.Technique;

/**
 * What an app opens with.
 *
 * @param localDay today in the client's home zone
 * @param dataUpTo newest event of this client that this answer knows; null before the first. What has not been synced is
 *     not "not done"
 * @param reasons why not everything may be done today, in words for the client: what they answered, locks, rest; gravest first
 * @param consent whether the client agrees to the practice's text about their data: ask if NOT_ASKED or OUTDATED and there is a current
 *     version; WITHDRAWN: nothing is due, and {@code reasons} says so
 * @param ask first of all, in this order
 * @param injuredAreas where nothing is to work
 */
record Today(
        UUID clientId,
        LocalDate localDay,
        @Nullable Instant dataUpTo,
        Consents.Standing consent,
        List<Adaptation> reasons,
        List<Question> ask,
        DailyDose ballRoll,
        List<Area> injuredAreas,
        List<DuePlan> plans) {

    /** @param question NEXT_DAY_CHECK (stiff? sore? score?) or SCREENING (see /v1/screening-form) */
    record Question(
            String question,
            String rule,
            @Nullable LocalDate aboutDay,
            List<Technique> techniques,
            List<Evidence> evidence) {}

    /** Seconds of ball and roller work of all routines together. */
    record DailyDose(int usedSeconds, int limitSeconds, int remainingSeconds) {}

    /**
     * @param language tag of the language that title, advice and the steps' words are in
     * @param texts title and advice in further languages
     * @param status DUE, DONE (nothing more is due today), PAUSED, or EXEMPT with the reason in {@code adaptations}
     * @param contraindications null if the source does not say, as sessionMinutes
     * @param advice to be shown before the session
     * @param note a therapist's words to the client about the plan; null for none
     */
    record DuePlan(
            UUID planId,
            String routineKey,
            int routineVersion,
            String title,
            String language,
            Map<String, RoutineText> texts,
            String status,
            List<DueOccurrence> occurrences,
            List<StopRule> stopRules,
            @Nullable List<String> contraindications,
            @Nullable Range sessionMinutes,
            List<String> advice,
            List<Adaptation> adaptations,
            List<TodayStep> steps,
            @Nullable String note) {}

    /** @param status DUE, STARTED or DONE */
    record DueOccurrence(
            String id,
            String slot,
            LocalDate windowEnd,
            String status,
            @Nullable UUID sessionId) {}

    /**
     * A step as it is to be done today.
     *
     * @param texts title, instruction and equipment in further languages
     * @param action DO, REST, LOCKED, DOSE_USED_UP, NOT_YET or LEFT_OUT
     * @param areas where it works; null if the source does not say, or nowhere on the body
     * @param insteadOf steps that it may stand in for
     * @param atMostSeconds what is left of the daily limit; null if there is none
     * @param note a therapist's words to the client about the step; null for none
     * @param picture path of its picture, on this API; null if there is a practice's own
     * @param media a practice's own picture; null for none
     */
    record TodayStep(
            String key,
            Phase phase,
            Technique technique,
            String title,
            String instruction,
            Map<String, StepText> texts,
            boolean required,
            boolean prompt,
            boolean optional,
            boolean recurring,
            List<String> insteadOf,
            @Nullable List<Area> areas,
            Action action,
            @Nullable Pressure pressure,
            @Nullable Range seconds,
            @Nullable Integer atMostSeconds,
            @Nullable Range repetitions,
            @Nullable Range holdSeconds,
            List<Equipment> equipment,
            List<Adaptation> adaptations,
            @Nullable String note,
            @Nullable String picture,
            @Nullable Media media) {}

    enum Action {
        DO,
        REST,
        LOCKED,
        DOSE_USED_UP,
        NOT_YET,
        LEFT_OUT
    }

    /** @param rule stable name of the rule that changed something */
    record Adaptation(String rule, String what, List<Evidence> evidence) {}
}
