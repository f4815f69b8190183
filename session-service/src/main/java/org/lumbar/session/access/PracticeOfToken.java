package org.lumbar.session.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;

/**
 * Whether a client's token names another practice than the client's. A client never changes practice, so what is known is good for an
 * hour. Of a client who is not known yet, or can't be looked up in half a second, the token is taken at its word: events are taken
 * while the database is away, and hold up no request.
 */
@ApplicationScoped
public class PracticeOfToken {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int READERS = 2;
    private static final int MOST_WAITING = 256;

    private final Cache<UUID, UUID> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            READERS, READERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), PracticeOfToken::reader);
    private final CareTeams careTeams;

    PracticeOfToken(CareTeams careTeams) {
        this.careTeams = careTeams;
        readers.allowCoreThreadTimeOut(true);
    }

    private static Thread reader(Runnable work) {
        Thread thread = new Thread(work, "practice-of-token");
        thread.setDaemon(true);
        return thread;
    }

    /** True if the token names a client, and a practice that is known not to be theirs, or none. */
    public boolean isAnothers(Caller caller) {
        UUID client = caller.clientId();
        UUID practice = client == null ? null : practiceOf(client);
        return practice != null && !practice.equals(caller.practiceId());
    }

    private @Nullable UUID practiceOf(UUID client) {
        UUID practice = known.getIfPresent(client);
        return practice == null ? lookedUp(client) : practice;
    }

    private @Nullable UUID lookedUp(UUID client) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            return CompletableFuture.supplyAsync(() -> lookUp(client, deadline), readers)
                    .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> null)
                    .join();
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    private @Nullable UUID lookUp(UUID client, long deadline) {
        if (System.nanoTime() - deadline > 0) {
            // Who asked has gone on already: what queued up behind a slow read must not make the next ones late, too.
            return null;
        }
        UUID practice = careTeams.practicesOf(List.of(client)).get(client);
        if (practice != null) {
            known.put(client, practice);
        }
        return practice;
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }
}
