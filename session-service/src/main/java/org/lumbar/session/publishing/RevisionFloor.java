package org.lumbar.session.publishing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is added to the revision of a row when it is published. 0 until the database has been restored from a back-up; then more
 * than any revision that was published before, so that readers take what follows for newer.
 */
@ApplicationScoped
public class RevisionFloor {
    private final AgroalDataSource database;
    private final Clock clock;
    private volatile long value;

    public RevisionFloor(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Before the first snapshot is made; it doesn't change while the service runs. */
    public void load() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT coalesce(max(floor), 0) FROM revision_floor");
                ResultSet row = statement.executeQuery()) {
            row.next();
            value = row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The base of revisions can't be read, SQLState " + e.getSQLState(), e);
        }
    }

    long published(long revision) {
        return value + revision;
    }

    /**
     * Raises the base to the microseconds since 1970: a key has fewer revisions than that passes between two restores.
     *
     * @return the new base
     */
    public long raise() throws SQLException {
        Instant now = clock.instant();
        long base = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO revision_floor (floor, raised_at) VALUES (?, ?)")) {
            statement.setLong(1, base);
            statement.setTimestamp(2, Timestamp.from(now));
            statement.executeUpdate();
        }
        return base;
    }
}
