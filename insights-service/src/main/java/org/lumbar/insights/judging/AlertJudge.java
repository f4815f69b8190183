package org.lumbar.insights.judging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.AlertThresholds;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.judging.AlertEvidence.Watched;
import org.lumbar.insights.rule.AlertRules;
import org.lumbar.insights.rule.ClientState.RaisedAlert;
import org.lumbar.insights.snapshot.LocalDay;

/** Judges clients' alerts again: in the transaction that stores a new snapshot, and when time alone may have changed them. */
@ApplicationScoped
public class AlertJudge {

    private final AlertEvidence evidence;
    private final AlertRules rules;
    private final AlertThresholds thresholds;
    private final AlertStore store;

    AlertJudge(AlertEvidence evidence, AlertRules rules, AlertThresholds thresholds, AlertStore store) {
        this.evidence = evidence;
        this.rules = rules;
        this.thresholds = thresholds;
        this.store = store;
    }

    /**
     * What holds now.
     *
     * @param holding most urgent first
     * @param nextCheck the first moment at which an alert may come or go without a new snapshot; the start of the client's
     *     next day at the latest
     */
    public record Verdict(List<ShownAlert> holding, Instant nextCheck) {}

    /** Judges the clients, stores what holds, and returns it by client. The caller holds the clients' locks. */
    public Map<UUID, Verdict> judge(Collection<MeasuredClient> clients, Instant now) {
        if (clients.isEmpty()) {
            return Map.of();
        }
        Map<UUID, ClientProfile> byId = new LinkedHashMap<>();
        clients.forEach(client -> byId.put(client.clientId(), client.profile()));
        Map<UUID, List<ShownAlert>> before = store.holding(byId.keySet());
        List<Watched> watched = clients.stream()
                .map(client -> new Watched(client, raised(before.getOrDefault(client.clientId(), List.of()))))
                .toList();
        Map<UUID, List<Alert>> holding = new LinkedHashMap<>();
        evidence.of(watched, now).forEach(state -> holding.put(state.clientId(), rules.of(state)));
        store.replace(byId, holding, now);
        Map<UUID, List<ShownAlert>> after = store.holding(byId.keySet());
        Map<UUID, Verdict> verdicts = new HashMap<>();
        byId.forEach((id, client) -> {
            List<ShownAlert> held = after.getOrDefault(id, List.of());
            verdicts.put(id, new Verdict(held, nextCheck(client, held, now)));
        });
        return verdicts;
    }

    private static List<RaisedAlert> raised(List<ShownAlert> alerts) {
        return alerts.stream()
                .map(alert -> new RaisedAlert(alert.alertId(), alert.raisedAt(), alert.acknowledgement() != null))
                .toList();
    }

    private Instant nextCheck(ClientProfile client, List<ShownAlert> holding, Instant now) {
        ZoneId zone = Zones.of(client.timezone());
        Instant nextDay = LocalDay.startOf(LocalDay.of(now, client.timezone()).plusDays(1), zone);
        Stream<Instant> silence = Stream.ofNullable(client.dataUpTo())
                .flatMap(upTo -> Stream.of(upTo.plus(thresholds.noData()), upTo.plus(thresholds.noDataForLong())));
        Stream<Instant> unacknowledged = holding.stream()
                .filter(alert -> alert.acknowledgement() == null)
                .map(alert -> alert.raisedAt().plus(thresholds.acknowledgeWithin()));
        Stream<Instant> proposals =
                client.openProposals().stream().map(open -> open.openSince().plus(thresholds.proposalOpen()));
        return Stream.of(silence, unacknowledged, proposals)
                .flatMap(moments -> moments)
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .filter(moment -> moment.isBefore(nextDay))
                .orElse(nextDay);
    }
}
