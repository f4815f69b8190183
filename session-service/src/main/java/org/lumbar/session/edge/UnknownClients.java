package org.lumbar.session.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Decides when it is certain that a practice has no such client. What this service knows may be behind: a client who was made
 * a moment ago is on the way. So the first answer is never final. What is asked again for longer than the news ever
 * take is; that is remembered for an hour. Whether the client is unknown or another practice's makes no difference.
 */
@ApplicationScoped
class UnknownClients {
    /** Longer than a change of the relay's leader, a restart and a short outage together. */
    static final Duration NEWS_TAKE = Duration.ofMinutes(5);

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 50_000;

    private record Asked(UUID practice, UUID client) {}

    private final Cache<Asked, Instant> firstAsked =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
    private final Clock clock;

    UnknownClients(Clock clock) {
        this.clock = clock;
    }

    /** True if the practice's client was asked for in vain for so long that no news can be on the way. */
    boolean isFinal(UUID practice, UUID client) {
        Instant now = clock.instant();
        Instant first = firstAsked.get(new Asked(practice, client), asked -> now);
        return !now.isBefore(first.plus(NEWS_TAKE));
    }
}
