package org.lumbar.foundation.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Binding;

/**
 * What logins are, without a look into the database for every request. What is known of a bound one is five seconds old at most
 * ({@code lumbar.known-for}); while
 * the database is away it goes on for an hour, so that events are taken. Safe for many threads.
 */
@Singleton
public class KnownLogins {
    /** Whoever has no rights at all may be about to get some. */
    private static final Duration NOBODY_FRESH = Duration.ofSeconds(1);

    /** Whom their token gives rights, and no binding: the usual case where a provider's administrator says who is who. */
    private static final Duration BY_CLAIM_FRESH = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration NOBODYS_PATIENCE = Duration.ofSeconds(3);
    private static final int MOST = 50_000;
    private static final int READERS = 2;
    private static final int MOST_WAITING = 256;

    /**
     * What was found of a login.
     *
     * @param known false if it could not be known; then {@code binding} is null
     * @param binding null if it is bound to nobody
     */
    record Found(boolean known, @Nullable Binding binding) {
        private static final Found UNKNOWN = new Found(false, null);
    }

    private record Entry(Found found, long askedAt) {
        boolean isOlderThan(Duration age) {
            return System.nanoTime() - askedAt >= age.toNanos();
        }

        Entry askedAgain() {
            return new Entry(found, System.nanoTime());
        }
    }

    private final Cache<Login, Entry> logins =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            READERS, READERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), KnownLogins::reader);
    private final Bindings bindings;
    private final Duration fresh;

    KnownLogins(Bindings bindings, @ConfigProperty(name = "lumbar.known-for", defaultValue = "5s") Duration fresh) {
        this.bindings = bindings;
        this.fresh = fresh;
        readers.allowCoreThreadTimeOut(true);
    }

    private static Thread reader(Runnable work) {
        Thread thread = new Thread(work, "known-logins");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What is known without waiting; null if it has to be looked up.
     *
     * @param hasRights whether the token gives rights of its own
     */
    @Nullable
    Found atOnce(Login login, boolean hasRights) {
        Entry entry = logins.getIfPresent(login);
        return entry == null || entry.isOlderThan(freshFor(entry.found, hasRights)) ? null : entry.found;
    }

    private Duration freshFor(Found found, boolean hasRights) {
        if (found.binding != null || !found.known) {
            return fresh;
        }
        return hasRights ? BY_CLAIM_FRESH : NOBODY_FRESH;
    }

    /** Looks the login up, and waits for that: not for long if its token gives rights of its own, else for seconds. */
    Found lookedUp(Login login, boolean hasRights) {
        Duration patience = hasRights ? PATIENCE : NOBODYS_PATIENCE;
        long deadline = System.nanoTime() + patience.toNanos();
        Found found;
        try {
            found = CompletableFuture.supplyAsync(() -> lookUp(login, deadline), readers)
                    .completeOnTimeout(Found.UNKNOWN, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(failure -> Found.UNKNOWN)
                    .join();
        } catch (RejectedExecutionException tooMany) {
            found = Found.UNKNOWN;
        }
        return found.known ? found : asBefore(login, hasRights);
    }

    /** The next requests need not wait for a database that is away, too, unless they can't be answered without it. */
    private Found asBefore(Login login, boolean hasRights) {
        Entry entry = logins.asMap().compute(login, (same, before) -> {
            Entry unknown = hasRights ? new Entry(Found.UNKNOWN, 0) : null;
            Entry last = before == null ? unknown : before;
            return last == null ? null : last.askedAgain();
        });
        return entry == null ? Found.UNKNOWN : entry.found;
    }

    private Found lookUp(Login login, long deadline) {
        if (System.nanoTime() - deadline > 0) {
            // Who asked has gone on already: what queued up behind a slow read must not make the next ones late, too.
            return Found.UNKNOWN;
        }
        Found found = new Found(true, bindings.find(login));
        logins.put(login, new Entry(found, System.nanoTime()));
        return found;
    }

    /** What was known of the login is out of date: this instance asks anew. */
    public void forget(Login login) {
        logins.invalidate(login);
    }

    @PreDestroy
    void close() {
        readers.shutdownNow();
    }
}
