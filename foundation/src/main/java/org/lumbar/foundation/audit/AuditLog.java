package org.lumbar.foundation.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.agroal.DataSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Adds to the audit. Requests that come together share a statement and a commit: they wait for the disk once. The same read by the
 * same person within a minute is one event, so that a page that is kept open does not write for ever.
 */
@ApplicationScoped
class AuditLog {
    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_AT_ONCE = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_IN_A_LIST = 1_000;
    private static final String ADD = """
            INSERT INTO audit_event (practice_id, agent, role, action, operation, purpose, recorded_at, client_id)
            VALUES (?, ?, ?, ?, ?, ?, to_timestamp(?), ?)
            """;
    private static final String ADD_LIST = """
            INSERT INTO audit_list (practice_id, agent, role, action, operation, purpose, recorded_at, client_ids)
            VALUES (?, ?, ?, ?, ?, ?, to_timestamp(?), ?::uuid[])
            """;

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final Cache<Access, Boolean> recent;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::writeForEver, "audit");
    private volatile boolean stopping;

    AuditLog(
            @DataSource("audit") javax.sql.DataSource database,
            Clock clock,
            @ConfigProperty(name = "lumbar.audit.once-per", defaultValue = "1m") Duration oncePer) {
        this.database = database;
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(oncePer)
                .build();
        writer.setDaemon(true);
        writer.start();
    }

    /** @param accesses of one request, so they differ in the client alone; at least one */
    private record Waiting(List<Access> accesses, CompletableFuture<Void> written) {}

    /**
     * Begins to write what one request did, {@link Access#of}, and returns at once.
     *
     * @return completes when all of these are in the audit, or were within the last minute; fails with {@link AuditUnavailable} if
     *     they can't be added: nothing may leave then
     */
    CompletableFuture<Void> add(List<Access> accesses) {
        List<Access> fresh = accesses.stream()
                .filter(access -> !access.action().equals(Access.READ) || recent.getIfPresent(access) == null)
                .toList();
        Waiting waiting = new Waiting(fresh, new CompletableFuture<>());
        if (fresh.isEmpty()) {
            waiting.written().complete(null);
        } else {
            queue.add(waiting);
        }
        return waiting.written();
    }

    /** The same, but it fails as well if that takes more than 5 s from now. */
    Uni<Void> inTime(CompletableFuture<Void> written) {
        return written.isDone()
                ? Uni.createFrom().completionStage(written)
                : Uni.createFrom()
                        .completionStage(written)
                        .ifNoItem()
                        .after(LONGEST_WAIT)
                        .failWith(AuditUnavailable::new);
    }

    private void writeForEver() {
        while (!stopping) {
            try {
                List<Waiting> together = new ArrayList<>();
                together.add(queue.take());
                queue.drainTo(together, MOST_AT_ONCE - 1);
                write(together);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(List<Waiting> together) {
        try {
            insert(together);
            together.stream()
                    .flatMap(each -> each.accesses().stream())
                    .filter(access -> access.action().equals(Access.READ))
                    .forEach(access -> recent.put(access, true));
            together.forEach(each -> each.written().complete(null));
        } catch (SQLException | RuntimeException failure) {
            LOG.errorf(
                    "Accesses of %d requests are not in the audit, and were refused: %s",
                    together.size(), kind(failure));
            together.forEach(each -> each.written().completeExceptionally(new AuditUnavailable()));
        }
    }

    /** A row for each request, or for each thousand of its clients. Outside of a transaction the driver has one commit for all of a batch. */
    private void insert(List<Waiting> together) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                for (Waiting each : together) {
                    if (each.accesses().size() == 1) {
                        common(add, each.accesses().get(0));
                        add.setObject(8, each.accesses().get(0).clientId());
                        add.addBatch();
                    }
                }
                add.executeBatch();
            }
            try (PreparedStatement add = connection.prepareStatement(ADD_LIST)) {
                for (Waiting each : together) {
                    if (each.accesses().size() > 1) {
                        addLists(connection, add, each.accesses());
                    }
                }
                add.executeBatch();
            }
        }
    }

    private void addLists(Connection connection, PreparedStatement add, List<Access> accesses) throws SQLException {
        for (int from = 0; from < accesses.size(); from += MOST_IN_A_LIST) {
            List<Access> part = accesses.subList(from, Math.min(accesses.size(), from + MOST_IN_A_LIST));
            common(add, part.get(0));
            add.setArray(
                    8,
                    connection.createArrayOf(
                            "uuid", part.stream().map(Access::clientId).toArray()));
            add.addBatch();
        }
    }

    private void common(PreparedStatement add, Access access) throws SQLException {
        add.setObject(1, access.practiceId());
        add.setString(2, access.agent());
        add.setString(3, access.role());
        add.setString(4, access.action());
        add.setString(5, access.operation());
        add.setString(6, access.purpose());
        add.setDouble(7, clock.millis() / 1000.0);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        writer.interrupt();
    }

    /** Without a value. */
    private static String kind(Exception failure) {
        return failure instanceof SQLException refused
                ? "SQLState " + refused.getSQLState()
                : failure.getClass().getName();
    }
}
