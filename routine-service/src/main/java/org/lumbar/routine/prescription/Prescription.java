package org.lumbar.routine.prescription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.prescription.NewPrescription.WantedStep;
import org.lumbar.routine.step.Step;

/**
 * What is different for one client from the routine that their plan pins, with the days on which it held: sessions of the past
 * stay judged by the prescription of their day. Immutable; the order and the notes have no past, since nothing is judged by them.
 *
 * @param note words to the client about the plan; null for none
 * @param order keys of all steps as this client does them; empty for the routine's order
 * @param steps by step; one that is as the routine says is absent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Prescription(@Nullable String note, List<String> order, List<StepPrescription> steps) {
    /** Nothing is different. */
    public static final Prescription NONE = new Prescription(null, List.of(), List.of());

    /** Days on which something changed, of all steps together: bounds what is stored and published. */
    public static final int MOST_DATED = 1_000;

    /** What is not stored is empty. */
    public Prescription {
        order = order == null ? List.of() : order;
        steps = steps == null ? List.of() : steps;
    }

    /** Of a step that may have nothing of its own. */
    public StepPrescription step(String key) {
        return steps.stream()
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseGet(() -> StepPrescription.none(key));
    }

    /** The routine's steps in the order of this client. */
    public List<Step> ordered(Routine routine) {
        return order.isEmpty()
                ? routine.steps()
                : routine.steps().stream()
                        .sorted(Comparator.comparingInt(step -> order.indexOf(step.key())))
                        .toList();
    }

    /** As it is now, to be shown and sent again. */
    public NewPrescription now(Routine routine) {
        return new NewPrescription(
                note,
                ordered(routine).stream().map(step -> wanted(step(step.key()))).toList());
    }

    private static WantedStep wanted(StepPrescription step) {
        Dose dose = step.dose();
        return new WantedStep(
                step.key(),
                dose.seconds(),
                dose.repetitions(),
                dose.holdSeconds(),
                step.leavesOut() ? true : null,
                step.note());
    }

    /**
     * As it is asked for, from a day on.
     *
     * @param wanted without faults for this routine
     * @param start first day of the plan
     * @param first the first day on which it is to hold
     */
    public Prescription changed(NewPrescription wanted, Routine routine, LocalDate start, LocalDate first) {
        List<StepPrescription> next = routine.steps().stream()
                .map(step -> step(step.key()).changed(find(wanted, step.key()), step, start, first))
                .filter(step -> !step.isNothing())
                .toList();
        List<String> keys = wanted.steps().stream().map(WantedStep::key).toList();
        List<String> usual = routine.steps().stream().map(Step::key).toList();
        return new Prescription(wanted.note(), keys.equals(usual) ? List.of() : keys, next);
    }

    private static WantedStep find(NewPrescription wanted, String key) {
        return wanted.steps().stream()
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** A step that has to be opened is open from a day on; before it was opened for the first time, it was not. */
    public Prescription opened(String key, LocalDate start, LocalDate first) {
        return with(key, step -> step.opened(start, first));
    }

    /** An open step is closed from a day on. */
    public Prescription closed(String key, LocalDate first) {
        return with(key, step -> step.closed(first));
    }

    private Prescription with(String key, UnaryOperator<StepPrescription> change) {
        List<StepPrescription> next = new ArrayList<>(
                steps.stream().filter(step -> !step.key().equals(key)).toList());
        StepPrescription changed = change.apply(step(key));
        if (!changed.isNothing()) {
            next.add(changed);
        }
        return new Prescription(note, order, List.copyOf(next));
    }

    /** Whether it has changed so often that one more change can't be stored. */
    public boolean hasTooMuch() {
        return steps.stream().mapToInt(StepPrescription::datedEntries).sum() > MOST_DATED;
    }
}
