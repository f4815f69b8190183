package org.lumbar.routine.publishing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A session-level advisory lock on a connection of its own, outside the pool: a pool that recycles the connection would
 * silently give the lock away. PostgreSQL drops the lock when the process or its connection dies; or when nothing was heard of
 * it for {@link #LONGEST_SILENCE}, as of a machine that has vanished or a process that is frozen, whose kernel still answers.
 * Whoever led then is fenced by Kafka, should they come back.
 */
final class Leadership implements AutoCloseable {
    private static final int VALID_WITHIN_SECONDS = 2;

    /** Longer than Kafka may take over one batch, and with it another leads within 30 s. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(25);

    /** A machine that loses power closes no connection: the server has to ask, or the lock would stay for hours. */
    private static final String GONE_AFTER_11_SECONDS =
            "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=11s";

    private final String jdbcUrl;
    private final Properties credentials = new Properties();
    private final long lock;
    private @Nullable Connection held;

    Leadership(String jdbcUrl, String user, String password, long lock) {
        this(jdbcUrl, user, password, lock, LONGEST_SILENCE);
    }

    Leadership(String jdbcUrl, String user, String password, long lock, Duration longestSilence) {
        this.jdbcUrl = jdbcUrl;
        this.lock = lock;
        credentials.setProperty("user", user);
        credentials.setProperty("password", password);
        credentials.setProperty("socketTimeout", "10");
        credentials.setProperty("tcpKeepAlive", "true");
        credentials.setProperty("ApplicationName", "routine-relay");
        credentials.setProperty(
                "options", GONE_AFTER_11_SECONDS + " -c idle_session_timeout=" + longestSilence.toMillis());
    }

    /** True if this process leads, now. Takes the lead if nobody has it. */
    boolean isHeld() throws SQLException {
        if (held != null && held.isValid(VALID_WITHIN_SECONDS)) {
            return true;
        }
        close();
        Connection connection = DriverManager.getConnection(jdbcUrl, credentials);
        if (tryLock(connection)) {
            held = connection;
            return true;
        }
        connection.close();
        return false;
    }

    private boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            ask.setLong(1, lock);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is broken, and that is why it is being closed; the lock went with it.
            }
        }
    }
}
