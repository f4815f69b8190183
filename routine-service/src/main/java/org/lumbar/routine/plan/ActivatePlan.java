package org.lumbar.routine.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.screening.ScreeningAnswers;
import org.lumbar.routine.screening.Screenings;

/** A draft becomes a plan that the client sees, under the same condition as a plan that never was a draft. */
@ApplicationScoped
public class ActivatePlan {
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

    /**
     * Answers are stored when they come, with a draft, too; those of a draft from before that was so are stored now, in a transaction of
     * their own, so that a refusal does not undo it.
     */
    @Transactional
    public void hear(Caller caller, UUID planId) {
        PlanRow row = plans.row(caller, planId);
        ScreeningAnswers answers = row.createdFrom.screening();
        if (row.status == PlanStatus.DRAFT && answers != null && !screenings.hasKept(row.clientId, answers)) {
            var unused = screenings.store(caller, row.clientId, answers, "/screening");
        }
    }

    /** Judges by the client's latest answers: those of the draft may be older, or cleared. */
    @Transactional
    public PlanSnapshot activate(Caller caller, UUID planId, @Nullable Long expected) {
        PlanRow row = plans.rowToChange(caller, planId);
        Client client = clients.visible(caller, row.clientId);
        client.requireActive();
        screenings.require(caller, client, null);
        return changePlan.change(
                caller, planId, expected, Decision.of(caller.subject(), "PLAN_ACTIVATED"), Plan::activate);
    }
}
