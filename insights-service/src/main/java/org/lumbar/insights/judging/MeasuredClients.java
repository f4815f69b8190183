package org.lumbar.insights.judging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.client.ClientProfiles;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.plan.PlanReports;

/** Reads clients with their outcomes and daily pain, as the steps before have stored them. */
@ApplicationScoped
public class MeasuredClients {

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

    private final ClientProfiles profiles;
    private final PlanReports plans;
    private final PainDays pain;

    MeasuredClients(ClientProfiles profiles, PlanReports plans, PainDays pain) {
        this.profiles = profiles;
        this.plans = plans;
        this.pain = pain;
    }

    /** Those of the clients whose own snapshot has arrived. */
    public List<MeasuredClient> of(Collection<UUID> clients) {
        List<ClientProfile> known = profiles.of(clients);
        if (known.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = known.stream().map(ClientProfile::clientId).toList();
        Map<UUID, List<PlanReport>> reports = plans.of(ids);
        Map<UUID, List<DailyPain>> values = pain.since(ids, EVER);
        return known.stream()
                .map(client -> new MeasuredClient(
                        client,
                        reports.getOrDefault(client.clientId(), List.of()),
                        values.getOrDefault(client.clientId(), List.of())))
                .toList();
    }
}
