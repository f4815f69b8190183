package org.lumbar.insights.alert;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.insights.alert.AlertEvidence.Due;
import org.lumbar.insights.alert.ClientFacts.RaisedAlert;
import org.lumbar.insights.database.Database;

/**
 * Judges clients' alerts again: soon after a new fact, and when time alone may have changed them. Replicas share the work,
 * since each skips what another one has in hand.
 */
@ApplicationScoped
class AlertChecks {

    private static final int CLIENTS_AT_ONCE = 20;
    private static final int DAY_START_HOUR = 3;

    private final Database database;
    private final AlertEvidence evidence;
    private final AlertRules rules;
    private final AlertThresholds thresholds;
    private final AlertStore store;
    private final Clock clock;

    AlertChecks(
            Database database,
            AlertEvidence evidence,
            AlertRules rules,
            AlertThresholds thresholds,
            AlertStore store,
            Clock clock) {
        this.database = database;
        this.evidence = evidence;
        this.rules = rules;
        this.thresholds = thresholds;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "${lumbar.alerts.check-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void checkAllThatAreDue() {
        int checked = CLIENTS_AT_ONCE;
        while (checked == CLIENTS_AT_ONCE) {
            checked = QuarkusTransaction.requiringNew().call(this::checkSome);
        }
    }

    private int checkSome() {
        List<UUID> due = database.rows(
                "SELECT client_id FROM client_summary WHERE check_at <= ? ORDER BY check_at LIMIT ?"
                        + " FOR UPDATE SKIP LOCKED",
                row -> row.uuid("client_id"),
                clock.instant(),
                CLIENTS_AT_ONCE);
        if (!due.isEmpty()) {
            // A client who is only known by sessions or ratings has no zone yet; their snapshot makes them due again.
            database.change("UPDATE client_summary SET check_at = 'infinity' WHERE client_id = ANY (?)", due);
            clients(due).forEach(this::check);
        }
        return due.size();
    }

    private List<Due> clients(List<UUID> due) {
        return database.rows(
                """
                SELECT c.client_id, c.practice_id, c.timezone, c.cleared_locks, s.data_up_to
                  FROM client c
                  JOIN client_summary s ON s.client_id = c.client_id
                 WHERE c.client_id = ANY (?)
                """,
                row -> new Due(
                        row.uuid("client_id"),
                        row.uuid("practice_id"),
                        row.text("timezone"),
                        new HashSet<>(row.uuids("cleared_locks")),
                        row.instantOrNull("data_up_to")),
                due);
    }

    private void check(Due client) {
        List<RaisedAlert> raised = store.raised(client.clientId());
        ClientFacts facts = evidence.of(client, raised);
        List<Alert> holding = rules.of(facts);
        store.replace(client, holding, facts.now());
        store.rank(client.clientId());
        database.change(
                "UPDATE client_summary SET check_at = ? WHERE client_id = ?",
                nextCheck(client, facts),
                client.clientId());
    }

    /** The first moment after now at which an alert may come or go without a new fact. */
    private Instant nextCheck(Due client, ClientFacts facts) {
        Instant now = facts.now();
        Instant nextDay = facts.today()
                .plusDays(1)
                .atTime(DAY_START_HOUR, 0)
                .atZone(ZoneId.of(client.timezone()))
                .toInstant();
        Stream<Instant> silence = Stream.ofNullable(client.dataUpTo())
                .flatMap(upTo -> Stream.of(upTo.plus(thresholds.noData()), upTo.plus(thresholds.noDataForLong())));
        Stream<Instant> unacknowledged = store.raised(client.clientId()).stream()
                .filter(alert -> !alert.acknowledged())
                .map(alert -> alert.raisedAt().plus(thresholds.acknowledgeWithin()));
        return Stream.concat(silence, unacknowledged)
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .filter(moment -> moment.isBefore(nextDay))
                .orElse(nextDay);
    }
}
