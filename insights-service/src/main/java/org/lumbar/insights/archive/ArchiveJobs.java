package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lumbar.insights.store.Database;

/**
 * Requests that wait for this service's answer. Whoever works on one has it for some minutes; then another may. Call its methods in a
 * transaction.
 */
@ApplicationScoped
public class ArchiveJobs {

    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(15);

    /** Nobody reads an answer that is older. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    ArchiveJobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Names an archive of a client. */
    record Job(UUID clientId, UUID archiveId) {}

    /** Stores the request, unless the client is erased; again changes nothing. */
    public void add(ArchiveRequest request) {
        database.change(
                """
                INSERT INTO archive_job (client_id, archive_id, practice_id, requested_at)
                SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM erasure WHERE client_id = ?)
                    ON CONFLICT DO NOTHING
                """,
                request.clientId(),
                request.archiveId(),
                request.practiceId(),
                request.requestedAt(),
                request.clientId());
    }

    /** Those that nobody works on, and forgets what is too old. */
    List<Job> waiting() {
        Instant now = clock.instant();
        database.change("DELETE FROM archive_job WHERE requested_at < ?", now.minus(LONGEST));
        return database.rows(
                "SELECT client_id, archive_id FROM archive_job WHERE claimed_until < ?",
                row -> new Job(row.uuid("client_id"), row.uuid("archive_id")),
                now);
    }

    /** True if it is the caller's from now on. */
    boolean claim(Job job) {
        Instant now = clock.instant();
        return until(job, now.plus(CLAIM), now);
    }

    /** It could not be answered: soon somebody tries again. */
    void release(Job job) {
        Instant now = clock.instant();
        var unused = until(job, now.plus(AGAIN), now.plus(CLAIM).plusSeconds(1));
    }

    private boolean until(Job job, Instant until, Instant before) {
        return database.change(
                        "UPDATE archive_job SET claimed_until = ? WHERE client_id = ? AND archive_id = ? AND claimed_until < ?",
                        until,
                        job.clientId(),
                        job.archiveId(),
                        before)
                > 0;
    }

    /** It is answered. */
    void done(Job job) {
        database.change(
                "DELETE FROM archive_job WHERE client_id = ? AND archive_id = ?", job.clientId(), job.archiveId());
    }
}
