package org.lumbar.routine.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.prescription.NewPrescription.WantedStep;
import org.lumbar.routine.step.Step;

/** What is different between two prescriptions of one routine, step by step. */
public final class PrescriptionDifferences {
    private PrescriptionDifferences() {}

    /** What can be different. */
    public enum Field {
        SECONDS,
        REPETITIONS,
        HOLD_SECONDS,
        LEFT_OUT,
        ORDER,
        NOTE
    }

    /**
     * One difference.
     *
     * @param step null if it is about the plan as a whole: its note, and the order of its steps
     * @param before a range of a dose, true or false, a text, or the keys of all steps; null if nothing is said
     * @param after likewise
     */
    public record Difference(
            @Nullable String step,
            Field field,
            @Nullable Object before,
            @Nullable Object after) {}

    /** From the routine itself. */
    public static List<Difference> from(Routine routine, NewPrescription after) {
        return between(routine, Prescription.NONE.now(routine), after);
    }

    /** In the order of the later one. */
    public static List<Difference> between(Routine routine, NewPrescription before, NewPrescription after) {
        List<Difference> found = new ArrayList<>();
        compare(null, Field.NOTE, before.note(), after.note(), found);
        compare(null, Field.ORDER, keys(before), keys(after), found);
        for (WantedStep step : after.steps()) {
            before.steps().stream()
                    .filter(one -> one.key().equals(step.key()))
                    .forEach(earlier -> compare(routine.step(step.key()), earlier, step, found));
        }
        return List.copyOf(found);
    }

    private static void compare(Step source, WantedStep before, WantedStep after, List<Difference> found) {
        Dose was = before.dose().over(source);
        Dose is = after.dose().over(source);
        compare(source.key(), Field.SECONDS, was.seconds(), is.seconds(), found);
        compare(source.key(), Field.REPETITIONS, was.repetitions(), is.repetitions(), found);
        compare(source.key(), Field.HOLD_SECONDS, was.holdSeconds(), is.holdSeconds(), found);
        compare(source.key(), Field.LEFT_OUT, before.leavesOut(), after.leavesOut(), found);
        compare(source.key(), Field.NOTE, before.note(), after.note(), found);
    }

    private static void compare(
            @Nullable String step,
            Field field,
            @Nullable Object before,
            @Nullable Object after,
            List<Difference> found) {
        if (!Objects.equals(before, after)) {
            found.add(new Difference(step, field, before, after));
        }
    }

    private static List<String> keys(NewPrescription prescription) {
        return prescription.steps().stream().map(WantedStep::key).toList();
    }
}
