package org.lumbar.routine.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.audit.Audit;
import org.lumbar.foundation.failure.Blame;

/**
 * Carries out rosters that were confirmed, some rows in each transaction, and those rows are gone with it: an instance that ends leaves
 * the others to whoever comes next. Deletes what nobody confirmed.
 */
@ApplicationScoped
class RosterWorker {
    private static final Logger LOG = Logger.getLogger(RosterWorker.class);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_SECONDS = 60;

    private final EntityManager entities;
    private final RosterRows rows;
    private final Audit audit;
    private final Clock clock;
    private final Duration confirmWithin;

    RosterWorker(
            EntityManager entities,
            RosterRows rows,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "lumbar.rosters.confirm-within") Duration confirmWithin) {
        this.entities = entities;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.confirmWithin = confirmWithin;
    }

    @Scheduled(every = "{lumbar.rosters.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            QuarkusTransaction.requiringNew().call(this::confirmed).forEach(this::carryOut);
            QuarkusTransaction.requiringNew().run(this::forget);
        } catch (RuntimeException failure) {
            // Messages of databases quote data; the next round goes on.
            LOG.warnf("Rosters have to wait: %s", failure.getClass().getSimpleName());
        }
    }

    private List<RosterRows.Job> confirmed() {
        List<?> found = entities.createNativeQuery(
                        "select practice_id, roster_id, confirmed_by from roster where confirmed_at is not null"
                                + " and ended_at is null order by confirmed_at",
                        Tuple.class)
                .getResultList();
        return found.stream()
                .map(Tuple.class::cast)
                .map(row ->
                        new RosterRows.Job(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, String.class)))
                .toList();
    }

    private void carryOut(RosterRows.Job job) {
        try {
            RosterRows.Step step;
            do {
                step = QuarkusTransaction.requiringNew()
                        .timeout(LONGEST_SECONDS)
                        .call(() -> rows.next(job));
                audited(job, step.made());
            } while (step.goesOn());
        } catch (RuntimeException failure) {
            if (Blame.of(failure) == Blame.OUTAGE) {
                throw failure;
            }
            LOG.errorf(
                    "Roster %s has failed: %s",
                    job.rosterId(), failure.getClass().getName());
            QuarkusTransaction.requiringNew().run(() -> rows.end(job, "internal-error"));
        }
    }

    /** What was made stands in the history with who wanted it, whether or not the audit can be written now. */
    private void audited(RosterRows.Job job, List<UUID> made) {
        if (made.isEmpty()) {
            return;
        }
        Caller by = new Caller(job.by(), Set.of(Roles.PRACTICE_ADMIN), job.practiceId(), null);
        try {
            List<Uni<Void>> events = made.stream()
                    .map(client -> audit.changed(by, client, "/v1/rosters"))
                    .toList();
            Uni.join().all(events).andCollectFailures().await().atMost(PATIENCE);
        } catch (RuntimeException away) {
            LOG.warnf(
                    "%d clients of roster %s are not in the audit: %s",
                    made.size(), job.rosterId(), away.getClass().getSimpleName());
        }
    }

    /** Rows that nobody confirmed in time; and who sent what, after a month. */
    private void forget() {
        entities.createNativeQuery("delete from roster_row r using roster o where o.practice_id = r.practice_id"
                        + " and o.roster_id = r.roster_id and o.confirmed_at is null and o.created_at < :before")
                .setParameter("before", clock.instant().minus(confirmWithin))
                .executeUpdate();
        entities.createNativeQuery("delete from roster where created_at < :before"
                        + " and (confirmed_at is null or ended_at is not null)")
                .setParameter("before", clock.instant().minus(REMEMBERED))
                .executeUpdate();
    }
}
