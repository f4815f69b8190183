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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.session.access.CareTeams.KnownClient;

/**
 * Whether a client's token may send events: not if it names another practice than the client's, and not if the client has withdrawn
 * consent. What is known is five seconds old at most ({@code lumbar.known-for}); while the database is away it goes on for an hour. Of a client who is not known
 * yet, or can't be looked up in half a second, the token is taken at its word: events are taken while the database is away, and hold up
 * no request.
 */
@ApplicationScoped
public class PracticeOfToken {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 20_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int READERS = 2;
    private static final int MOST_WAITING = 256;

    /**
     * What a token that names a client may not do.
     *
     * @param anothers it names a practice that is known not to be the client's, or none
     * @param withdrawn the client has withdrawn consent
     */
    public record Objections(boolean anothers, boolean withdrawn) {
        private static final Objections NONE = new Objections(false, false);
    }

    /** What was found of a client, and when it was last asked for. */
    private static final class Entry {
        private final KnownClient client;
        private volatile long askedAt = System.nanoTime();

        Entry(KnownClient client) {
            this.client = client;
        }

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - askedAt < age.toNanos();
        }
    }

    private final Cache<UUID, Entry> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            READERS, READERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), PracticeOfToken::reader);
    private final CareTeams careTeams;
    private final Duration fresh;

    PracticeOfToken(
            CareTeams careTeams, @ConfigProperty(name = "lumbar.known-for", defaultValue = "5s") Duration fresh) {
        this.careTeams = careTeams;
        this.fresh = fresh;
        readers.allowCoreThreadTimeOut(true);
    }

    private static Thread reader(Runnable work) {
        Thread thread = new Thread(work, "practice-of-token");
        thread.setDaemon(true);
        return thread;
    }

    /** What speaks against events of the client whom the token names. */
    public Objections of(Caller caller) {
        UUID client = caller.clientId();
        KnownClient found = client == null ? null : known(client);
        return found == null
                ? Objections.NONE
                : new Objections(!found.practiceId().equals(caller.practiceId()), found.consentWithdrawn());
    }

    private @Nullable KnownClient known(UUID client) {
        Entry entry = known.getIfPresent(client);
        if (entry != null && entry.isYoungerThan(fresh)) {
            return entry.client;
        }
        KnownClient found = lookedUp(client);
        if (found != null || entry == null) {
            return found;
        }
        // The database is away, or the client erased: the next requests need not wait for it, too.
        entry.askedAt = System.nanoTime();
        return entry.client;
    }

    private @Nullable KnownClient lookedUp(UUID client) {
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

    private @Nullable KnownClient lookUp(UUID client, long deadline) {
        if (System.nanoTime() - deadline > 0) {
            // Who asked has gone on already: what queued up behind a slow read must not make the next ones late, too.
            return null;
        }
        KnownClient found = careTeams.knownAmong(List.of(client)).get(client);
        if (found != null) {
            known.put(client, new Entry(found));
        }
        return found;
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }
}
