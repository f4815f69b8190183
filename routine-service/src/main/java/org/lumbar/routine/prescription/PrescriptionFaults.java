package org.lumbar.routine.prescription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.catalogue.CatalogueRules;
import org.lumbar.routine.catalogue.DailyLimit;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.prescription.NewPrescription.WantedStep;
import org.lumbar.routine.step.DoseRange;
import org.lumbar.routine.step.Equipment;
import org.lumbar.routine.step.Step;
import org.lumbar.routine.step.Technique;

/** Every fault of a prescription at once: it is never laxer than the routine and the catalogue. Codes are those of authoring, where it has one. */
public final class PrescriptionFaults {
    /** Where the routine says nothing of it. */
    static final int MOST_SECONDS = 3_600;

    static final int MOST_REPETITIONS = 500;
    static final int MOST_HOLD_SECONDS = 600;

    private final Routine routine;
    private final Set<String> openSteps;
    private final int rollLimit;
    private final Map<String, Step> byKey;
    private final List<Fault> faults = new ArrayList<>();

    private PrescriptionFaults(Routine routine, CatalogueRules rules, Set<String> openSteps) {
        this.routine = routine;
        this.openSteps = openSteps;
        this.rollLimit = IntStream.concat(
                        rules.dailyLimits().stream()
                                .filter(PrescriptionFaults::isOfRolling)
                                .mapToInt(DailyLimit::seconds),
                        routine.dailyLimits().stream()
                                .filter(PrescriptionFaults::isOfRolling)
                                .mapToInt(DailyLimit::seconds))
                .min()
                .orElse(Integer.MAX_VALUE);
        this.byKey = routine.steps().stream().collect(Collectors.toMap(Step::key, Function.identity()));
    }

    /**
     * In the order of the wanted steps.
     *
     * @param openSteps gated steps that a clinician has opened
     */
    public static List<Fault> of(NewPrescription wanted, Routine routine, CatalogueRules rules, Set<String> openSteps) {
        PrescriptionFaults found = new PrescriptionFaults(routine, rules, openSteps);
        found.checkKeys(wanted.steps());
        for (int i = 0; i < wanted.steps().size(); i++) {
            WantedStep step = wanted.steps().get(i);
            Step source = found.byKey.get(step.key());
            if (source != null) {
                found.checkDoses(step, source, "/steps/" + i);
                found.checkLeftOut(step, source, "/steps/" + i);
            }
        }
        found.checkRolling(wanted.steps());
        found.checkNothingLeft(wanted.steps());
        return List.copyOf(found.faults);
    }

    private void checkKeys(List<WantedStep> steps) {
        Set<String> seen = new HashSet<>();
        boolean sound = true;
        for (int i = 0; i < steps.size(); i++) {
            String key = steps.get(i).key();
            if (!byKey.containsKey(key)) {
                faults.add(new Fault("unknown-step", "/steps/" + i + "/key", "The routine has no such step."));
                sound = false;
            } else if (!seen.add(key)) {
                faults.add(new Fault("repeated-step-key", "/steps/" + i + "/key", "Another step has this key."));
                sound = false;
            }
        }
        if (!seen.containsAll(byKey.keySet())) {
            faults.add(new Fault("missing", "/steps", "Every step of the routine has to be named."));
        } else if (sound) {
            checkPhases(steps);
        }
    }

    /** Steps change places within a phase only: a warm-up stays one. */
    private void checkPhases(List<WantedStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Step source = Objects.requireNonNull(byKey.get(steps.get(i).key()));
            if (source.phase() != routine.steps().get(i).phase()) {
                faults.add(new Fault("outside-phase", "/steps/" + i, "A step stays within its phase."));
            }
        }
    }

    private void checkDoses(WantedStep wanted, Step source, String at) {
        check(wanted.seconds(), source.seconds(), MOST_SECONDS, at + "/seconds");
        check(wanted.repetitions(), source.repetitions(), MOST_REPETITIONS, at + "/repetitions");
        check(wanted.holdSeconds(), source.holdSeconds(), MOST_HOLD_SECONDS, at + "/holdSeconds");
    }

    private void check(@Nullable Amount wanted, @Nullable DoseRange source, int most, String at) {
        if (wanted == null) {
            return;
        }
        if (wanted.min() > wanted.max()) {
            faults.add(new Fault("min-above-max", at + "/min", "The smaller end is above the greater one."));
            return;
        }
        int from = source == null ? 1 : source.min();
        int to = source == null ? most : source.max();
        String detail = "The routine allows " + from + " to " + to + ".";
        if (wanted.min() < from || wanted.min() > to) {
            faults.add(new Fault("out-of-range", at + "/min", detail));
        }
        if (wanted.max() > to || wanted.max() < from) {
            faults.add(new Fault("out-of-range", at + "/max", detail));
        }
    }

    private void checkLeftOut(WantedStep wanted, Step source, String at) {
        if (wanted.leavesOut() && (source.prompt() || source.technique() == Technique.ASK)) {
            faults.add(new Fault(
                    "never-left-out",
                    at + "/leftOut",
                    "What the client is asked, or has to keep in mind, always stays."));
        }
    }

    /** All rolling of a session together; a step that stands in for others takes their time. */
    private void checkRolling(List<WantedStep> steps) {
        long sum = 0;
        String last = null;
        for (int i = 0; i < steps.size(); i++) {
            WantedStep wanted = steps.get(i);
            Step source = byKey.get(wanted.key());
            if (source == null || !rolls(source) || wanted.leavesOut()) {
                continue;
            }
            boolean own = !wanted.dose().equals(Dose.UNSAID);
            long most = most(wanted.dose().over(source));
            String at = "/steps/" + i + (wanted.seconds() == null ? "/holdSeconds/max" : "/seconds/max");
            if (own && most > rollLimit) {
                faults.add(aboveLimit(at));
            } else if (source.insteadOf().isEmpty()) {
                sum += most;
                last = own ? at : last;
            }
        }
        if (last != null && sum > rollLimit) {
            faults.add(aboveLimit(last));
        }
    }

    private static Fault aboveLimit(String at) {
        return new Fault("above-daily-limit", at, "More than the daily limit allows.");
    }

    /** Seconds that it may take; 0 if nothing is said of them. */
    private static long most(Dose dose) {
        Amount seconds = dose.seconds();
        Amount hold = dose.holdSeconds();
        Amount times = dose.repetitions();
        long held = hold == null ? 0 : (long) hold.max() * (times == null ? 1 : times.max());
        return Math.max(seconds == null ? 0 : seconds.max(), held);
    }

    private static boolean rolls(Step step) {
        return step.technique() == Technique.BALL_ROLL
                || step.equipment().stream()
                        .anyMatch(thing -> !thing.optional() && Equipment.isBallOrRoller(thing.value()));
    }

    private static boolean isOfRolling(DailyLimit limit) {
        return limit.technique() == Technique.BALL_ROLL;
    }

    private void checkNothingLeft(List<WantedStep> steps) {
        Set<String> gated = routine.gatedSteps();
        Set<String> out = steps.stream()
                .filter(WantedStep::leavesOut)
                .map(WantedStep::key)
                .collect(Collectors.toSet());
        boolean left = routine.steps().stream()
                .filter(step -> step.required() && (!gated.contains(step.key()) || openSteps.contains(step.key())))
                .anyMatch(step -> !out.contains(step.key()));
        if (!left && !out.isEmpty()) {
            faults.add(new Fault("nothing-left", "/steps", "One step at least has to be done."));
        }
    }
}
