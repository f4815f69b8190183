package org.lumbar.routine.desk.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.desk.PreviewedOccurrence;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.schedule.Occurrence;

/** Puts the page of one change of a plan together. Call it in a transaction. */
@ApplicationScoped
class ShowPlanChange {
    private static final int NEXT = 7;

    private final Clients clients;
    private final Plans plans;
    private final Clock clock;

    ShowPlanChange(Clients clients, Plans plans, Clock clock) {
        this.clients = clients;
        this.plans = plans;
        this.clock = clock;
    }

    /** What an address asks for. */
    record Asked(UUID clientId, UUID planId, String change) {}

    PlanDeskPage of(Caller caller, Viewer viewer, Asked asked, Form form, List<Occurrence> preview) {
        PlanSnapshot plan = plans.published(caller, asked.planId());
        if (!plan.clientId().equals(asked.clientId())) {
            throw AccessRefusals.clientNotFound();
        }
        LocalDate today = LocalDays.of(clock.instant(), plan.timezone());
        List<Occurrence> next = plan.occurrences().stream()
                .filter(occurrence -> !occurrence.windowEnd().isBefore(today))
                .limit(NEXT)
                .toList();
        return new PlanDeskPage(
                viewer,
                clients.visible(caller, asked.clientId()),
                plan,
                asked.change(),
                form,
                today,
                PreviewedOccurrence.of(next, plan.timezone()),
                PreviewedOccurrence.of(preview, plan.timezone()));
    }
}
