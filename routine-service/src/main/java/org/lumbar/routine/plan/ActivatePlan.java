package org.lumbar.routine.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.access.Caller;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.screening.Screenings;

/** A draft becomes a plan that the client sees, under the same condition as a plan that never was a draft. */
@ApplicationScoped
class ActivatePlan {
    private final Plans plans;
    private final Clients clients;
    private final Screenings screenings;
    private final ChangePlan changePlan;

    ActivatePlan(Plans plans, Clients clients, Screenings screenings, ChangePlan changePlan) {
        this.plans = plans;
        this.clients = clients;
        this.screenings = screenings;
        this.changePlan = changePlan;
    }

    @Transactional
    PlanSnapshot activate(Caller caller, UUID planId, @Nullable Long expected) {
        PlanRow row = plans.rowToChange(caller, planId);
        Client client = clients.reachable(caller, row.clientId);
        client.requireActive();
        screenings.require(caller, client, row.createdFrom.screening());
        return changePlan.change(
                caller, planId, expected, Decision.of(caller.subject(), "PLAN_ACTIVATED"), Plan::activate);
    }
}
