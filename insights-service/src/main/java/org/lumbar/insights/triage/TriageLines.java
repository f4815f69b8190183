package org.lumbar.insights.triage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.ClientSafety;
import org.lumbar.insights.client.SafetyState.Bar;
import org.lumbar.insights.judging.AlertJudge.Verdict;
import org.lumbar.insights.judging.MeasuredClient;
import org.lumbar.insights.snapshot.LocalDay;

/** Writes every client's line, so that a page of triage is read and not worked out. The caller holds the clients' locks. */
@ApplicationScoped
public class TriageLines {

    private final ClientSafety safety;
    private final LineStore store;

    TriageLines(ClientSafety safety, LineStore store) {
        this.safety = safety;
        this.store = store;
    }

    /**
     * Writes the lines of those clients who are known, and deletes those of the others.
     *
     * @param known those of the clients whose own snapshot has arrived
     * @param verdicts the alerts that hold, of each of the known
     */
    public void replace(
            Collection<UUID> clients, List<MeasuredClient> known, Map<UUID, Verdict> verdicts, Instant now) {
        Set<UUID> unknown = new LinkedHashSet<>(clients);
        known.forEach(client -> unknown.remove(client.clientId()));
        store.forget(unknown);
        if (!known.isEmpty()) {
            Map<UUID, List<Bar>> bars =
                    safety.bars(known.stream().map(MeasuredClient::profile).toList(), now);
            store.replace(
                    known.stream()
                            .map(client -> line(client, bars, verdicts.get(client.clientId()), now))
                            .toList(),
                    now);
        }
    }

    private static LineStore.NewLine line(
            MeasuredClient client, Map<UUID, List<Bar>> bars, @Nullable Verdict verdict, Instant now) {
        TriageLine line = TriageLine.of(
                client.profile(),
                client.plans(),
                client.pain(),
                bars.getOrDefault(client.clientId(), List.of()),
                verdict == null ? List.of() : verdict.holding(),
                LocalDay.of(now, client.profile().timezone()));
        return new LineStore.NewLine(client.profile(), line, verdict == null ? now : verdict.nextCheck());
    }
}
