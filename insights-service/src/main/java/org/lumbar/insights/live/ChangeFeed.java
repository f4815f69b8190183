package org.lumbar.insights.live;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What every replica commits, heard by every replica: PostgreSQL's LISTEN and NOTIFY. A notification is sent when its
 * transaction commits, so whoever reads after it sees the change. While the database is away some may be missed; pages
 * read everything again when they reconnect.
 */
@ApplicationScoped
class ChangeFeed {

    /** The database's name for it; the intake notifies with {@code practiceId clientId}, and {@code traceparent} if traced. */
    static final String CHANNEL = "lumbar_client_changed";

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final int WAIT_MILLIS = 2000;
    private static final long SECONDS_BETWEEN_TRIES = 2;

    /**
     * A change, and whom it concerns.
     *
     * @param practiceId the practice it happened in
     * @param careTeam subjects of the therapists who may know of it
     */
    record Note(UUID practiceId, Set<String> careTeam, Changed change) {}

    /** What a notification says. */
    private record Heard(UUID practiceId, Changed change) {}

    private final DataSource dataSource;
    private final OpenStreams streams;
    private final BroadcastProcessor<Note> notes = BroadcastProcessor.create();
    private final BroadcastProcessor<Boolean> endings = BroadcastProcessor.create();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean ending;

    ChangeFeed(DataSource dataSource, OpenStreams streams) {
        this.dataSource = dataSource;
        this.streams = streams;
    }

    /** Every change from now on. */
    Multi<Note> notes() {
        // Whoever reads too slowly loses notes, not the service its memory.
        return notes.onOverflow().dropPreviousItems();
    }

    /** One item when this replica is about to end: streams end then, and their callers go to another. */
    Multi<Boolean> endings() {
        return ending ? Multi.createFrom().item(true) : endings;
    }

    /** Comes before the wait for requests that are under way, which would wait for streams, too. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
        endings.onNext(true);
    }

    void start(@Observes StartupEvent event) {
        Thread listener = new Thread(this::listenForEver, "change-feed");
        listener.setDaemon(true);
        listener.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void listenForEver() {
        boolean stopped = false;
        while (!stopped) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + CHANNEL);
                listen(connection);
                statement.execute("UNLISTEN " + CHANNEL);
            } catch (SQLException outage) {
                LOG.debugf("Live changes pause: SQLState %s", outage.getSQLState());
            }
            stopped = waited();
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        while (stopping.getCount() > 0) {
            PGNotification[] notifications = server.getNotifications(WAIT_MILLIS);
            List<Heard> heard = Stream.of(notifications == null ? new PGNotification[0] : notifications)
                    .map(notification -> heard(notification.getParameter().split(" ")))
                    .toList();
            if (!heard.isEmpty() && !streams.isEmpty()) {
                announce(connection, heard);
            }
        }
    }

    /** Asks once for all that was heard together, however many listen. */
    private void announce(Connection connection, List<Heard> heard) throws SQLException {
        Map<UUID, Set<String>> careTeams = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT client_id, care_team FROM client WHERE client_id = ANY (?) AND practice_id = ANY (?)")) {
            query.setArray(
                    1, ids(connection, heard.stream().map(each -> each.change().clientId())));
            query.setArray(2, ids(connection, heard.stream().map(Heard::practiceId)));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Set<String> team = new HashSet<>(
                            List.of((String[]) rows.getArray("care_team").getArray()));
                    careTeams.put(rows.getObject("client_id", UUID.class), team);
                }
            }
        }
        heard.forEach(each -> notes.onNext(new Note(
                each.practiceId(), careTeams.getOrDefault(each.change().clientId(), Set.of()), each.change())));
    }

    private static Array ids(Connection connection, Stream<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.distinct().toArray());
    }

    private static Heard heard(String[] parts) {
        Changed change = new Changed(UUID.fromString(parts[1]), parts.length > 2 ? parts[2] : null);
        return new Heard(UUID.fromString(parts[0]), change);
    }

    private boolean waited() {
        try {
            return stopping.await(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
