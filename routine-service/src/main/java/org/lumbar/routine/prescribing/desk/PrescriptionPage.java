package org.lumbar.routine.prescribing.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Said;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.prescribing.OpenSteps;
import org.lumbar.routine.step.Phase;

/**
 * What is prescribed within a plan, to be read and changed.
 *
 * @param done what the last form did, as a word of the page; empty if there was none
 * @param note to the client, as its field shows it
 * @param phases in order
 * @param preview what would change; null until it was asked for
 * @param mark of what the preview shows
 * @param latest the latest change; null if there was none
 * @param gates steps that have to be opened
 * @param meanwhile what has changed since the page was read on which a form was refused
 */
public record PrescriptionPage(
        Viewer viewer,
        Client client,
        PlanSnapshot plan,
        Form form,
        String done,
        String note,
        List<PhaseFields> phases,
        @Nullable List<ShownDifference> preview,
        String mark,
        @Nullable Change latest,
        List<ShownDifference> fromRoutine,
        List<OpenSteps.Gate> gates,
        List<Meanwhile> meanwhile) {

    /** The steps of one phase. */
    public record PhaseFields(Phase phase, List<StepFields> steps) {
        /** Whether there is an order to choose. */
        public boolean isSortable() {
            return steps.size() > 1;
        }
    }

    /**
     * The fields of one step.
     *
     * @param picture as SVG in the reader's language; empty if the practice has one of its own
     * @param doses none where nothing is dosed
     * @param place within its phase, as its field shows it
     * @param stays true if it is never left out
     * @param leftOut as its box shows it
     * @param changed whether something is different from the routine
     * @param faults of the step, in any of its fields
     */
    public record StepFields(
            String key,
            Said title,
            String technique,
            String picture,
            List<DoseFields> doses,
            String place,
            boolean stays,
            boolean leftOut,
            String note,
            boolean changed,
            List<Fault> faults,
            List<Fault> noteFaults) {

        /** Whether its fields are shown at once. */
        public boolean isOpen() {
            return !faults.isEmpty();
        }

        /** What is asked for now, in short; empty where nothing is said. */
        public List<DoseFields> said() {
            return doses.stream().filter(dose -> !dose.now().isEmpty()).toList();
        }
    }

    /**
     * The two ends of a dose.
     *
     * @param name as the API names it
     * @param now what is asked for as things are; empty if nothing is
     * @param allowed what the routine allows; empty if it says nothing
     */
    public record DoseFields(String name, String now, String allowed, String min, String max, List<Fault> faults) {}

    /** A change of the prescription, as the page shows it afterwards. */
    public record Change(Instant at, String by, List<ShownDifference> differences) {}

    /** What somebody else did. */
    public record Meanwhile(Instant at, String by, String change) {}

    /** Faults that are about no field. */
    public List<Fault> general() {
        return form.faults().stream()
                .filter(fault -> fault.pointer().isEmpty() || fault.pointer().equals("/steps"))
                .toList();
    }

    public boolean isStale() {
        return "stale-revision".equals(form.refusal());
    }

    /** Whether there is something that the preview would change. */
    public boolean isReady() {
        return preview != null && !preview.isEmpty();
    }

    public boolean isRunning() {
        return plan.endedOn() == null;
    }
}
