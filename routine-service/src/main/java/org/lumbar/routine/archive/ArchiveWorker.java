package org.lumbar.routine.archive;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumbar.foundation.archive.ArchiveAttempt;
import org.lumbar.foundation.archive.ArchiveSource;
import org.lumbar.foundation.intake.BadRecord;
import org.lumbar.routine.collected.ArchivePart;
import org.lumbar.routine.collected.ArchiveParts;

/** Collects what is stored here, straight into the archive, and deletes the bytes of archives that nobody can fetch any more. */
@ApplicationScoped
class ArchiveWorker {
    private static final Logger LOG = Logger.getLogger(ArchiveWorker.class);
    private static final String SERVICE = "routine-service";
    private static final Duration CLAIM = Duration.ofMinutes(5);

    /** So long may somebody take to fetch one. */
    private static final Duration LONGEST_FETCH = Duration.ofHours(1);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final EntityManager entities;
    private final ArchiveParts parts;
    private final Instance<ArchiveSource> sources;
    private final ArchiveConfig config;
    private final Clock clock;

    ArchiveWorker(
            EntityManager entities,
            ArchiveParts parts,
            @Any Instance<ArchiveSource> sources,
            ArchiveConfig config,
            Clock clock) {
        this.entities = entities;
        this.parts = parts;
        this.sources = sources;
        this.config = config;
        this.clock = clock;
    }

    private record Job(UUID clientId, UUID archiveId) {}

    @Scheduled(every = "{lumbar.archives.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            for (Job job : QuarkusTransaction.requiringNew().call(this::waiting)) {
                if (QuarkusTransaction.requiringNew().call(() -> claim(job))) {
                    collect(job);
                }
            }
            QuarkusTransaction.requiringNew().run(this::forget);
        } catch (RuntimeException failure) {
            // Messages of databases quote data; the next round tries again.
            LOG.warnf("Archives have to wait: %s", failure.getClass().getSimpleName());
        }
    }

    private List<Job> waiting() {
        List<?> rows = entities.createNativeQuery(
                        "select client_id, archive_id from archive a where fetched_at is null and claimed_until < :now"
                                + " and requested_at > :oldest and not exists (select 1 from archive_answer w"
                                + " where w.client_id = a.client_id and w.archive_id = a.archive_id and w.service = :us)",
                        Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("oldest", clock.instant().minus(config.collectWithin()))
                .setParameter("us", SERVICE)
                .getResultList();
        return rows.stream()
                .map(row -> (Tuple) row)
                .map(row -> new Job(row.get(0, UUID.class), row.get(1, UUID.class)))
                .toList();
    }

    private boolean claim(Job job) {
        Instant now = clock.instant();
        return entities.createNativeQuery("update archive set claimed_until = :until where client_id = :client"
                                + " and archive_id = :archive and claimed_until < :now")
                        .setParameter("until", now.plus(CLAIM))
                        .setParameter("client", job.clientId())
                        .setParameter("archive", job.archiveId())
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    private void collect(Job job) {
        try {
            new ArchiveAttempt(job.archiveId(), job.clientId(), SERVICE, this::store).run(sources);
        } catch (SQLException | RuntimeException failure) {
            // Once nobody has it any more, it is collected anew.
            LOG.warnf("An archive has to wait: %s", failure.getClass().getSimpleName());
        }
    }

    private void store(byte[] value) {
        try {
            parts.store(List.of(ArchivePart.read(value)));
        } catch (BadRecord ours) {
            throw new IllegalStateException("A part of our own can always be read", ours);
        }
    }

    /** The bytes of what was fetched, has expired or has failed; and who asked for what, after a month. */
    private void forget() {
        Instant now = clock.instant();
        for (String table : List.of("archive_part", "archive_answer")) {
            entities.createNativeQuery(
                            "delete from " + table + " p using archive a where a.client_id = p.client_id"
                                    + " and a.archive_id = p.archive_id and (a.fetched_at < :fetched or a.requested_at < :expired)")
                    .setParameter("fetched", now.minus(LONGEST_FETCH))
                    .setParameter("expired", now.minus(config.fetchWithin()))
                    .executeUpdate();
        }
        entities.createNativeQuery("delete from archive where requested_at < :before")
                .setParameter("before", now.minus(REMEMBERED))
                .executeUpdate();
    }
}
