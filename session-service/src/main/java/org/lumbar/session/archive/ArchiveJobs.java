package org.lumbar.session.archive;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lumbar.session.store.ClientLocks;
import org.lumbar.session.store.Locked;

/** Requests that wait for this service's answer. Whoever works on one has it for some minutes; then another may. */
@ApplicationScoped
public class ArchiveJobs {
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(15);

    /** Nobody reads an answer that is older. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final AgroalDataSource database;
    private final Clock clock;

    public ArchiveJobs(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Names an archive of a client. */
    record Job(UUID clientId, UUID archiveId) {}

    /** Stores the request, unless the client is erased; again changes nothing. */
    public boolean add(Connection connection, ArchiveRequest request) throws SQLException, Locked {
        ClientLocks.take(connection, Set.of(request.clientId()));
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO archive_job (client_id, archive_id, practice_id, requested_at)
                SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM erased_clients WHERE client_id = ?)
                ON CONFLICT DO NOTHING""")) {
            statement.setObject(1, request.clientId());
            statement.setObject(2, request.archiveId());
            statement.setObject(3, request.practiceId());
            statement.setTimestamp(4, Timestamp.from(request.requestedAt()));
            statement.setObject(5, request.clientId());
            return statement.executeUpdate() > 0;
        }
    }

    /** Those that nobody works on, and forgets what is too old. */
    List<Job> waiting() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement old = connection.prepareStatement("DELETE FROM archive_job WHERE requested_at < ?");
                PreparedStatement free = connection.prepareStatement(
                        "SELECT client_id, archive_id FROM archive_job WHERE claimed_until < ?")) {
            old.setTimestamp(1, Timestamp.from(now.minus(LONGEST)));
            old.executeUpdate();
            free.setTimestamp(1, Timestamp.from(now));
            List<Job> jobs = new ArrayList<>();
            try (ResultSet rows = free.executeQuery()) {
                while (rows.next()) {
                    jobs.add(new Job(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
            }
            return jobs;
        }
    }

    /** True if it is the caller's from now on. */
    boolean claim(Job job) throws SQLException {
        Instant now = clock.instant();
        return until(job, now.plus(CLAIM), now);
    }

    /** It could not be answered: soon somebody tries again. */
    void release(Job job) throws SQLException {
        Instant now = clock.instant();
        var unused = until(job, now.plus(AGAIN), now.plus(CLAIM).plusSeconds(1));
    }

    private boolean until(Job job, Instant until, Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("UPDATE archive_job SET claimed_until = ?"
                        + " WHERE client_id = ? AND archive_id = ? AND claimed_until < ?")) {
            statement.setTimestamp(1, Timestamp.from(until));
            statement.setObject(2, job.clientId());
            statement.setObject(3, job.archiveId());
            statement.setTimestamp(4, Timestamp.from(before));
            return statement.executeUpdate() > 0;
        }
    }

    /** It is answered. */
    void done(Job job) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("DELETE FROM archive_job WHERE client_id = ? AND archive_id = ?")) {
            statement.setObject(1, job.clientId());
            statement.setObject(2, job.archiveId());
            statement.executeUpdate();
        }
    }
}
