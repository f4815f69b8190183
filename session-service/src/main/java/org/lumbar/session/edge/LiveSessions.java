package org.lumbar.session.edge;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.problem.DatabaseAway;
import org.lumbar.session.session.LiveSession;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.Sessions;

/**
 * Reads running sessions, within a time that a person with pain can wait. The reads have threads of their own: a database
 * that hangs holds up these few, and no request.
 */
@ApplicationScoped
class LiveSessions {
    private static final int READERS = 4;
    private static final int MOST_WAITING = 256;

    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            READERS, READERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), LiveSessions::reader);
    private final AgroalDataSource database;
    private final Sessions sessions;
    private final Plans plans;
    private final long patienceMillis;

    LiveSessions(
            AgroalDataSource database,
            Sessions sessions,
            Plans plans,
            @ConfigProperty(name = "lumbar.edge.guidance-within") Duration patience) {
        this.database = database;
        this.sessions = sessions;
        this.plans = plans;
        this.patienceMillis = patience.toMillis();
        readers.allowCoreThreadTimeOut(true);
    }

    private static Thread reader(Runnable work) {
        Thread thread = new Thread(work, "live-session");
        thread.setDaemon(true);
        return thread;
    }

    /** A running session, and its plan's outline if that is known. */
    record Found(LiveSession session, @Nullable Outline outline) {}

    /**
     * These sessions, each with what was accepted of it and may not be stored yet; empty if they couldn't be read in time.
     */
    CompletableFuture<Map<Sessions.Key, Found>> read(Map<Sessions.Key, List<SessionEvent>> accepted) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        try {
            return CompletableFuture.supplyAsync(() -> readUntil(deadline, accepted), readers)
                    .completeOnTimeout(Map.of(), patienceMillis, TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> Map.of());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Map.of());
        }
    }

    private Map<Sessions.Key, Found> readUntil(long deadline, Map<Sessions.Key, List<SessionEvent>> accepted) {
        // Who asked has gone on already: what queued up behind a slow read must not make the next ones late, too.
        return System.nanoTime() - deadline > 0 ? Map.of() : readNow(accepted);
    }

    private Map<Sessions.Key, Found> readNow(Map<Sessions.Key, List<SessionEvent>> accepted) {
        Map<Sessions.Key, LiveSession> live = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Map<Sessions.Key, Session> stored = sessions.load(connection, accepted.keySet());
            accepted.forEach((key, events) -> live.put(key, new LiveSession(stored.get(key), events)));
            return withOutlines(live, plans.load(connection, planKeys(live)));
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static Set<Plans.Key> planKeys(Map<Sessions.Key, LiveSession> live) {
        Set<Plans.Key> keys = new HashSet<>();
        live.forEach((key, session) -> {
            UUID planId = session.planId();
            if (planId != null) {
                keys.add(new Plans.Key(key.clientId(), planId));
            }
        });
        return keys;
    }

    private static Map<Sessions.Key, Found> withOutlines(
            Map<Sessions.Key, LiveSession> live, Map<Plans.Key, Outline> outlines) {
        Map<Sessions.Key, Found> found = new HashMap<>();
        live.forEach((key, session) -> {
            UUID planId = session.planId();
            Outline outline = planId == null ? null : outlines.get(new Plans.Key(key.clientId(), planId));
            found.put(key, new Found(session, outline));
        });
        return found;
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }
}
