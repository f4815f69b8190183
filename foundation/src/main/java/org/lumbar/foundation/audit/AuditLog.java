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
import java.util.Collection;
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
    private static final String ADD = """
            INSERT INTO audit_event (client_id, practice_id, agent, role, action, operation, purpose, recorded_at)
            SELECT *, to_timestamp(?) FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
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

    private record Waiting(List<Access> accesses, CompletableFuture<Void> written) {}

    /**
     * Completes when all of these are in the audit, or were within the last minute.
     *
     * @return fails with {@link AuditUnavailable} if they can't be added within 5 s: nothing may leave then
     */
    Uni<Void> add(Collection<Access> accesses) {
        List<Access> fresh = accesses.stream()
                .filter(access -> !access.action().equals(Access.READ) || recent.getIfPresent(access) == null)
                .toList();
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Waiting waiting = new Waiting(fresh, new CompletableFuture<>());
        queue.add(waiting);
        return Uni.createFrom()
                .completionStage(waiting.written())
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
        List<Access> accesses =
                together.stream().flatMap(each -> each.accesses().stream()).toList();
        try {
            insert(accesses);
            accesses.stream()
                    .filter(access -> access.action().equals(Access.READ))
                    .forEach(access -> recent.put(access, true));
            together.forEach(each -> each.written().complete(null));
        } catch (SQLException | RuntimeException failure) {
            LOG.errorf("%d accesses are not in the audit, and were refused: %s", accesses.size(), kind(failure));
            together.forEach(each -> each.written().completeExceptionally(new AuditUnavailable()));
        }
    }

    private void insert(List<Access> accesses) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setDouble(1, clock.millis() / 1000.0);
            column(add, 2, "uuid", accesses.stream().map(Access::clientId).toArray());
            column(add, 3, "uuid", accesses.stream().map(Access::practiceId).toArray());
            column(add, 4, "text", accesses.stream().map(Access::agent).toArray());
            column(add, 5, "text", accesses.stream().map(Access::role).toArray());
            column(add, 6, "text", accesses.stream().map(Access::action).toArray());
            column(add, 7, "text", accesses.stream().map(Access::operation).toArray());
            column(add, 8, "text", accesses.stream().map(Access::purpose).toArray());
            add.executeUpdate();
        }
    }

    private static void column(PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
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
