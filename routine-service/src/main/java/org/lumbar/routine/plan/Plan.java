package org.lumbar.routine.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.prescription.Prescription;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.schedule.Bounds;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.ScheduleFrom;
import org.lumbar.routine.schedule.Timeline;
import org.lumbar.routine.state.InjuredArea;

/**
 * What a client is to do, and when: a pinned routine version on a schedule. Immutable; every change makes a new one.
 *
 * @param schedules by ascending first day; the first holds from startDate
 * @param endDate last day, included; null if it is open
 * @param endedOn local day on which it was completed or cancelled
 * @param injuredAreas the client's, healed ones included, as of the last change of them while the plan ran
 * @param horizonTo last day for which occurrences are worked out
 * @param prescription what is different from the routine; null if nothing is, or never was
 */
public record Plan(
        UUID planId,
        UUID clientId,
        UUID practiceId,
        PlanStatus status,
        String routineKey,
        int routineVersion,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        ZoneId timezone,
        List<ScheduleFrom> schedules,
        List<Pause> pauses,
        @Nullable LocalDate endedOn,
        LocalDate horizonTo,
        Adjustments adjustments,
        List<InjuredArea> injuredAreas,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Prescription prescription) {

    /** Plans from before there were injured areas have none. */
    public Plan {
        injuredAreas = injuredAreas == null ? List.of() : injuredAreas;
    }

    /** Days ahead of today, or of a later start, for which occurrences are worked out. */
    static final int HORIZON_DAYS = 28;

    /** More often than every other day of the two years that a plan may last can't be meant. */
    static final int MOST_PAUSES = 366;

    /** No further than a plan may last. */
    static LocalDate horizon(LocalDate startDate, LocalDate today) {
        LocalDate ahead = (startDate.isAfter(today) ? startDate : today).plusDays(HORIZON_DAYS);
        LocalDate last = Bounds.lastDay(startDate);
        return ahead.isBefore(last) ? ahead : last;
    }

    /** Every occurrence from the start to the horizon, in order. */
    public List<Occurrence> occurrences() {
        return workedOut().occurrences();
    }

    /** Every occurrence from the start to the horizon, and the day up to which they are complete. */
    Timeline.WorkedOut workedOut() {
        return timeline().workOut(horizonTo);
    }

    private Timeline timeline() {
        return new Timeline(planId, schedules, endDate, endedOn);
    }

    public Optional<Pause> pauseOn(LocalDate day) {
        return pauses.stream().filter(pause -> pause.contains(day)).findFirst();
    }

    Plan activate(LocalDate today) {
        require(status == PlanStatus.DRAFT, "Only a draft can be activated.");
        return with(PlanStatus.ACTIVE, pauses, null).horizonAt(today);
    }

    /** From today on nothing is expected; what is done anyway counts as usual. */
    Plan pause(LocalDate today) {
        require(status == PlanStatus.ACTIVE, "Only an active plan can be paused.");
        require(pauses.size() < MOST_PAUSES, "A plan can be paused " + MOST_PAUSES + " times.");
        List<Pause> more = new ArrayList<>(pauses);
        more.add(new Pause(today, null));
        return with(PlanStatus.PAUSED, List.copyOf(more), null);
    }

    /** Today counts again. A pause of the same day leaves no trace but in the history. */
    Plan resume(LocalDate today) {
        require(status == PlanStatus.PAUSED, "Only a paused plan can be resumed.");
        return with(PlanStatus.ACTIVE, pausesUntil(today.minusDays(1)), null).horizonAt(today);
    }

    Plan complete(LocalDate today) {
        return end(PlanStatus.COMPLETED, today);
    }

    Plan cancel(LocalDate today) {
        return end(PlanStatus.CANCELLED, today);
    }

    /** Works occurrences out further; the same plan if they already go far enough. */
    Plan horizonAt(LocalDate today) {
        LocalDate to = horizon(startDate, today);
        return to.isAfter(horizonTo)
                ? copy(status, endDate, timezone, schedules, pauses, endedOn, to, adjustments)
                : this;
    }

    public Plan adjusted(Adjustments now) {
        requireRunning();
        return copy(status, endDate, timezone, schedules, pauses, endedOn, horizonTo, now);
    }

    /** Works around these areas; days that have passed keep what was known of them. */
    Plan sparing(List<InjuredArea> areas) {
        requireRunning();
        return with(areas, prescription);
    }

    /** What is different from the routine. */
    public Prescription prescribed() {
        return prescription == null ? Prescription.NONE : prescription;
    }

    /**
     * With another prescription.
     *
     * @throws Refused 409 once it has changed more often than can be stored
     */
    public Plan prescribed(Prescription next) {
        requireRunning();
        require(!next.hasTooMuch(), "The prescription has changed too often; begin a new plan.");
        return with(next);
    }

    /** As it is stored: the prescription has a place of its own. */
    Plan with(@Nullable Prescription stored) {
        return with(injuredAreas, stored == null || stored.equals(Prescription.NONE) ? null : stored);
    }

    /** A step that has to be opened may be done from today on. */
    public Plan opening(String step, LocalDate today) {
        require(!adjustments.openSteps().contains(step), "The step is open already.");
        return adjusted(adjustments.opening(step)).with(prescribed().opened(step, startDate, firstDay(today)));
    }

    /** An open step may not be done any more from today on. */
    public Plan closing(String step, LocalDate today) {
        require(adjustments.openSteps().contains(step), "The step is not open.");
        return adjusted(adjustments.closing(step)).prescribed(prescribed().closed(step, firstDay(today)));
    }

    /** The first day on which a change of today holds: a draft, and a plan to come, change as a whole. */
    public LocalDate firstDay(LocalDate today) {
        return status == PlanStatus.DRAFT || today.isBefore(startDate) ? startDate : today;
    }

    private Plan with(List<InjuredArea> areas, @Nullable Prescription prescribed) {
        return new Plan(
                planId,
                clientId,
                practiceId,
                status,
                routineKey,
                routineVersion,
                startDate,
                endDate,
                timezone,
                schedules,
                pauses,
                endedOn,
                horizonTo,
                adjustments,
                areas,
                prescribed);
    }

    /** Its days are from now on those of another zone; occurrences are dates and stay what they are. */
    Plan movedTo(ZoneId zone) {
        requireRunning();
        return copy(status, endDate, zone, schedules, pauses, endedOn, horizonTo, adjustments);
    }

    /**
     * A revised schedule from a day on. Earlier days stay as they were, later ones keep the ids that both schedules
     * have. A revision that had not begun yet is replaced.
     *
     * @throws Refused 400 if that would be more than a plan may have
     */
    Plan rescheduled(ScheduleFrom next, @Nullable LocalDate lastDay) {
        requireRunning();
        List<ScheduleFrom> parts = new ArrayList<>(schedules.stream()
                .filter(part -> part.from().isBefore(next.from()))
                .toList());
        parts.add(parts.isEmpty() ? new ScheduleFrom(startDate, next.schedule()) : next);
        Plan revised = copy(status, lastDay, timezone, List.copyOf(parts), pauses, endedOn, horizonTo, adjustments);
        if (revised.timeline().isTooMuch()) {
            throw Refused.invalid(List.of(new Fault(
                    "too-many-occurrences",
                    "/schedule",
                    "With what it had before, the plan would have more than " + Bounds.OCCURRENCES + " sessions.")));
        }
        return revised;
    }

    private Plan end(PlanStatus how, LocalDate today) {
        requireRunning();
        return with(how, pausesUntil(today), today).horizonAt(today);
    }

    private List<Pause> pausesUntil(LocalDate lastDay) {
        return pauses.stream()
                .map(pause -> pause.to() == null ? new Pause(pause.from(), lastDay) : pause)
                .filter(pause -> pause.to() == null || !pause.to().isBefore(pause.from()))
                .toList();
    }

    private void requireRunning() {
        require(
                status == PlanStatus.ACTIVE || status == PlanStatus.PAUSED || status == PlanStatus.DRAFT,
                "The plan has ended already.");
    }

    private static void require(boolean allowed, String detail) {
        if (!allowed) {
            throw Refused.conflict("plan-state", detail);
        }
    }

    private Plan with(PlanStatus next, List<Pause> paused, @Nullable LocalDate ended) {
        return copy(next, endDate, timezone, schedules, paused, ended, horizonTo, adjustments);
    }

    /** What can change, anew; the rest stays. */
    private Plan copy(
            PlanStatus status,
            @Nullable LocalDate endDate,
            ZoneId timezone,
            List<ScheduleFrom> schedules,
            List<Pause> pauses,
            @Nullable LocalDate endedOn,
            LocalDate horizonTo,
            Adjustments adjustments) {
        return new Plan(
                planId,
                clientId,
                practiceId,
                status,
                routineKey,
                routineVersion,
                startDate,
                endDate,
                timezone,
                schedules,
                pauses,
                endedOn,
                horizonTo,
                adjustments,
                injuredAreas,
                prescription);
    }
}
