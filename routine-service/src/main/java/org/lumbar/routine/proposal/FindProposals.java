package org.lumbar.routine.proposal;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.intake.ChangedClients;
import org.lumbar.routine.plan.Plans;

/**
 * Finds what the snapshots speak for now, of clients of whom something has changed. So many a run, each in a transaction of its own, in
 * which nobody else can look at, change or erase the client: several instances may run.
 */
@ApplicationScoped
class FindProposals {
    private static final Logger LOG = Logger.getLogger(FindProposals.class);
    private static final int CHUNK = 200;
    private static final int CHUNKS_A_RUN = 5;
    private static final UUID FIRST = new UUID(0, 0);

    private final ChangedClients changedClients;
    private final Clients clients;
    private final Plans plans;
    private final WorkOutProposals workOut;
    private final FollowProposals follow;
    private final Clock clock;

    /** Where the next run goes on, so that whoever changes all the time does not stand before others. */
    private UUID last = FIRST;

    private boolean rehearsed;

    FindProposals(
            ChangedClients changedClients,
            Clients clients,
            Plans plans,
            WorkOutProposals workOut,
            FollowProposals follow,
            Clock clock) {
        this.changedClients = changedClients;
        this.clients = clients;
        this.plans = plans;
        this.workOut = workOut;
        this.follow = follow;
        this.clock = clock;
    }

    @Scheduled(
            every = "{lumbar.proposals.every}",
            delayed = "{lumbar.proposals.delayed}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void findAll() {
        for (int i = 0; i < CHUNKS_A_RUN; i++) {
            List<UUID> due = changedClients.due(last, CHUNK);
            rehearse(due);
            due.forEach(this::alone);
            if (due.size() < CHUNK) {
                last = FIRST;
                return;
            }
            last = due.get(CHUNK - 1);
        }
    }

    /**
     * The first time takes a new instance long, on a busy machine longer than others wait for a client: it loads classes and compiles
     * queries. So nobody is held for it, and nothing comes of it.
     */
    private void rehearse(List<UUID> due) {
        if (!rehearsed && !due.isEmpty()) {
            rehearsed = true;
            List<Proposal> unused = QuarkusTransaction.requiringNew()
                    .call(() -> plans.running(due.get(0)).stream()
                            .flatMap(running -> workOut.open(running).stream())
                            .toList());
        }
    }

    /** One that fails, or that somebody else holds, stops no other; it is taken next time. */
    private void alone(UUID clientId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> find(clientId));
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            LOG.errorf(
                    "Proposals for client %s can't be found: %s",
                    clientId, e.getClass().getName());
        }
    }

    void find(UUID clientId) {
        if (!clients.holdIfFree(clientId)) {
            // Whom somebody is changing at the moment has their turn next time.
            if (!clients.isKnown(clientId)) {
                changedClients.forget(clientId); // erased meanwhile
            }
        } else if (changedClients.take(clientId)) {
            // As exactly as the database stores it: read again, it is the same.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<OpenProposalRow> found = plans.running(clientId).stream()
                    .flatMap(running -> workOut.open(running).stream()
                            .map(proposal -> new OpenProposalRow(running.plan(), proposal, now)))
                    .toList();
            follow.found(clientId, found);
        }
    }
}
