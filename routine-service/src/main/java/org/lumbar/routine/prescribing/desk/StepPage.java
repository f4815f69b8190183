package org.lumbar.routine.prescribing.desk;

import java.util.List;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.prescribing.OpenSteps;
import org.lumbar.routine.step.Step;

/**
 * A step that is to be opened, or closed again, and what that will change.
 *
 * @param move open, or close
 * @param insteadOf the steps that it may stand in for while it is open
 */
public record StepPage(
        Viewer viewer,
        Client client,
        PlanSnapshot plan,
        OpenSteps.Gate gate,
        String move,
        Form form,
        List<Step> insteadOf) {

    public boolean isOpening() {
        return move.equals("open");
    }

    /** Whether it can be done as things are. */
    public boolean isPossible() {
        return plan.endedOn() == null && (isOpening() ? gate.mayOpen() : gate.open());
    }

    public boolean isStale() {
        return "stale-revision".equals(form.refusal());
    }
}
