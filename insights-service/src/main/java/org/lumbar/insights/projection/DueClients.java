package org.lumbar.insights.projection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumbar.insights.client.ClientSummaries;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.WriteGate;

/**
 * Looks at clients again whom time alone has changed: their day began, nothing was heard of them for too long, or nobody
 * acknowledged an alert. And at those whose outcomes an older release worked out by other rules. Replicas share the work, since each skips what another one has in hand.
 */
@ApplicationScoped
class DueClients {

    private static final Logger LOG = Logger.getLogger(DueClients.class);
    private static final int CLIENTS_AT_ONCE = 100;

    /** As many find work at the same time; a further one comes again when its round does. */
    private static final int REPLICAS = 5;

    private final Database database;
    private final WriteGate gate;
    private final ClientSummaries summaries;
    private final WorkOut workOut;
    private final Clock clock;

    DueClients(Database database, WriteGate gate, ClientSummaries summaries, WorkOut workOut, Clock clock) {
        this.database = database;
        this.gate = gate;
        this.workOut = workOut;
        this.summaries = summaries;
        this.clock = clock;
    }

    @Scheduled(every = "${lumbar.alerts.check-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void refreshAll() {
        try {
            int refreshed = CLIENTS_AT_ONCE;
            while (refreshed == CLIENTS_AT_ONCE) {
                refreshed = QuarkusTransaction.requiringNew().call(this::refreshSome);
            }
        } catch (RuntimeException failure) {
            // Messages of databases quote data; the next round tries again.
            LOG.warnf("Lines of triage have to wait: %s", failure.getClass().getSimpleName());
        }
    }

    private int refreshSome() {
        gate.enter();
        List<UUID> due = mine(database.rows(
                "SELECT client_id FROM client_summary WHERE check_at <= ? ORDER BY check_at LIMIT ?",
                row -> row.uuid("client_id"),
                clock.instant(),
                CLIENTS_AT_ONCE * REPLICAS));
        if (!due.isEmpty()) {
            summaries.lock(due);
            workOut.due(due);
            summaries.announce(due);
        }
        return due.size();
    }

    /** Those of the clients that no other replica has in hand; row locks could not be skipped over several machines. */
    private List<UUID> mine(List<UUID> due) {
        return due.isEmpty()
                ? due
                : database.rows(
                        "SELECT due.id FROM unnest(?::uuid[]) AS due (id)"
                                + " WHERE pg_try_advisory_xact_lock(hashtextextended('lumbar.due.' || due.id, 0)) LIMIT ?",
                        row -> row.uuid("id"),
                        due,
                        CLIENTS_AT_ONCE);
    }
}
