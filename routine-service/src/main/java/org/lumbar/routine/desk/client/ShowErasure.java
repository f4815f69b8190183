package org.lumbar.routine.desk.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.history.History;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.receipt.Erasures;

/** Puts the pages of an erasure together. */
@ApplicationScoped
class ShowErasure {
    private final Clients clients;
    private final Plans plans;
    private final History history;
    private final Erasures erasures;

    ShowErasure(Clients clients, Plans plans, History history, Erasures erasures) {
        this.clients = clients;
        this.plans = plans;
        this.history = history;
        this.erasures = erasures;
    }

    @Transactional
    ErasePage before(Caller caller, Viewer viewer, UUID clientId, Form form) {
        Client client = clients.visible(caller, clientId);
        List<PlanSnapshot> all = plans.all(caller, clientId);
        int entries = history.of(clientId, clientId).size()
                + all.stream()
                        .mapToInt(plan -> history.of(clientId, plan.planId()).size())
                        .sum();
        return new ErasePage(viewer, form, client, all.size(), entries);
    }

    @Transactional
    ReceiptPage receipt(Caller caller, Viewer viewer, UUID clientId) {
        return erasures.of(caller.practiceId(), clientId)
                .map(erasure -> new ReceiptPage(viewer, erasure))
                .orElseThrow(() -> Refused.notFound("erasure-not-found", "No such client was erased."));
    }
}
