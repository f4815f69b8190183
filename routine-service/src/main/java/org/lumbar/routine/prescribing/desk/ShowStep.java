package org.lumbar.routine.prescribing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.prescribing.OpenSteps;
import org.lumbar.routine.step.Step;

/** Puts the page of a step that is opened or closed together. Call it in a transaction. */
@ApplicationScoped
class ShowStep {
    private final Clients clients;
    private final Plans plans;
    private final OpenSteps openSteps;

    ShowStep(Clients clients, Plans plans, OpenSteps openSteps) {
        this.clients = clients;
        this.plans = plans;
        this.openSteps = openSteps;
    }

    /** What an address asks for. */
    record Asked(UUID clientId, UUID planId, String stepKey, String move) {}

    /** The plan of an address, if it is this client's. */
    @Transactional
    PinnedPlan plan(Caller caller, Asked asked) {
        PinnedPlan pinned = plans.visible(caller, asked.planId());
        if (!pinned.plan().clientId().equals(asked.clientId())) {
            throw AccessRefusals.clientNotFound();
        }
        return pinned;
    }

    StepPage of(Caller caller, Viewer viewer, Asked asked, Form form) {
        PinnedPlan pinned = plan(caller, asked);
        OpenSteps.Gate gate = openSteps.find(caller, asked.planId(), asked.stepKey());
        List<Step> insteadOf = pinned.routine().steps().stream()
                .filter(step -> gate.step().insteadOf().contains(step.key()))
                .toList();
        return new StepPage(
                viewer,
                clients.visible(caller, asked.clientId()),
                pinned.snapshot(),
                gate,
                asked.move(),
                form,
                insteadOf);
    }
}
