package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.state.OpenProposal;

/**
 * What waits for a clinician is published with the client, in the transaction that finds or ends it. No decision of anybody, so it
 * makes a revision but no history entry. Whoever calls has the client held.
 */
@ApplicationScoped
public class PublishProposals {
    private final Clients clients;
    private final Event<Changed> changed;
    private final Clock clock;

    PublishProposals(Clients clients, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.changed = changed;
        this.clock = clock;
    }

    /** Makes a revision only if others wait than before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void waiting(UUID clientId, List<OpenProposal> proposals) {
        ClientRow row = clients.findById(clientId);
        if (!row.openProposals.equals(proposals)) {
            row.openProposals = proposals;
            row.changed(clock.instant());
            clients.flush();
            changed.fire(new Changed());
        }
    }
}
