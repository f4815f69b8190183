package org.lumbar.routine.today;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.PlanSnapshot.LeftOut;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Step;
import org.lumbar.routine.step.Technique;
import org.lumbar.routine.today.DayLimits.Forbidden;
import org.lumbar.routine.today.Today.Action;
import org.lumbar.routine.today.Today.Adaptation;
import org.lumbar.routine.today.Today.TodayStep;

/** Adapts the prescribed steps to the day, in this order: screening, injured area, prescription, gate, lock, rest, daily limit, lighter pressure. */
final class StepPlanner {
    private final Map<String, Step> described;
    private final Map<String, Adaptation> closed;
    private final DayLimits limits;
    private final @Nullable Adaptation lighter;
    private final int limit;
    private final String pictures;
    private int left;

    /**
     * @param closed gated steps that nobody has opened yet, and what is still missing
     * @param lighter why to work lighter today; null to work as prescribed
     */
    StepPlanner(Routine routine, Map<String, Adaptation> closed, DayLimits limits, @Nullable Adaptation lighter) {
        this.described = routine.steps().stream().collect(Collectors.toMap(Step::key, Function.identity()));
        this.closed = closed;
        this.limits = limits;
        this.lighter = lighter;
        this.limit = routine.dailyLimits().stream()
                .filter(daily -> daily.technique() == Technique.BALL_ROLL)
                .mapToInt(daily -> daily.seconds())
                .min()
                .orElse(DayLimits.LIMIT_SECONDS);
        this.pictures = "/v1/routines/" + routine.key() + "/versions/" + routine.version() + "/steps/";
        this.left = limits.dose(limit).remainingSeconds();
    }

    /** @param today the plan's day */
    List<TodayStep> plan(List<PrescribedStep> steps, LocalDate today) {
        return steps.stream().map(step -> plan(step, today)).toList();
    }

    private TodayStep plan(PrescribedStep step, LocalDate today) {
        List<Adaptation> why = new ArrayList<>();
        Action action = action(step, today, why);
        if (action != Action.DO) {
            return step(step, action, step.pressure(), step.seconds(), null, why);
        }
        Range seconds = step.seconds();
        Integer atMost = null;
        if (step.rolls()) {
            atMost = left;
            seconds = clipped(seconds, why);
        }
        return step(step, Action.DO, pressure(step, why), seconds, atMost, why);
    }

    private Action action(PrescribedStep step, LocalDate today, List<Adaptation> why) {
        if (limits.screening() != null) {
            why.add(limits.screening());
            return Action.LEFT_OUT;
        }
        Adaptation injured = limits.injures(step);
        if (injured != null) {
            why.add(injured);
            return Action.LEFT_OUT;
        }
        Optional<LeftOut> prescribed = step.prescribedOut(today);
        if (prescribed.isPresent()) {
            List<Evidence> since = List.of(Evidence.ofDay(prescribed.get().from()));
            why.add(new Adaptation(PlanSnapshot.PRESCRIBED, "Left out for you by your therapist.", since));
            return Action.LEFT_OUT;
        }
        Adaptation notYet = closed.get(step.key());
        if (notYet != null) {
            why.add(notYet);
            return Action.NOT_YET;
        }
        Optional<Forbidden> forbidden = limits.forbids(step);
        if (forbidden.isPresent()) {
            why.add(forbidden.get().why());
            return forbidden.get().action();
        }
        if (step.rolls() && left == 0) {
            why.add(limitReached("The daily limit of " + limit + " s is used up."));
            return Action.DOSE_USED_UP;
        }
        return Action.DO;
    }

    /** A prescribed dose takes its share of what is left; an unspecified one shares it with the steps after it. */
    private @Nullable Range clipped(@Nullable Range prescribed, List<Adaptation> why) {
        int before = left;
        if (prescribed == null) {
            why.add(limitReached("At most " + before + " s are left of today's " + limit + " s."));
            return null;
        }
        Range clipped = new Range(Math.min(prescribed.min(), before), Math.min(prescribed.max(), before));
        left = before - clipped.max();
        if (!clipped.equals(prescribed)) {
            why.add(limitReached("Clipped to the " + before + " s that are left of today's " + limit + " s."));
        }
        return clipped;
    }

    private Adaptation limitReached(String what) {
        return new Adaptation("DAILY_LIMIT", what, limits.used());
    }

    private @Nullable Pressure pressure(PrescribedStep step, List<Adaptation> why) {
        Pressure prescribed = step.pressure();
        if (lighter == null || step.phase() != Phase.MASSAGE || step.prompt()) {
            return prescribed;
        }
        Pressure today = prescribed == null ? Pressure.LIGHT : prescribed.lighter();
        if (today != prescribed) {
            why.add(lighter);
        }
        return today;
    }

    private TodayStep step(
            PrescribedStep step,
            Action action,
            @Nullable Pressure pressure,
            @Nullable Range seconds,
            @Nullable Integer atMost,
            List<Adaptation> why) {
        Step words = described.get(step.key());
        if (words == null) {
            throw new IllegalStateException("A prescribed step is not in its routine");
        }
        return new TodayStep(
                step.key(),
                step.phase(),
                step.technique(),
                step.title(),
                step.instruction(),
                step.texts(),
                step.required(),
                step.prompt(),
                step.optional(),
                step.recurring(),
                step.insteadOf(),
                step.areas(),
                action,
                pressure,
                seconds,
                atMost,
                step.repetitions(),
                step.holdSeconds(),
                words.equipment(),
                List.copyOf(why),
                step.note(),
                words.media() == null ? pictures + step.key() + "/picture" : null,
                words.media());
    }
}
