package org.lumbar.session.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;

/**
 * Keeps one phone gone wild from filling the topic: a client may send a burst, then so many events a second. Counted per
 * instance. Event producers are systems that the practice runs; they are not limited here.
 */
@ApplicationScoped
class EventRate {
    private final Cache<UUID, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();
    private final Clock clock;
    private final int burst;
    private final int perSecond;

    EventRate(
            Clock clock,
            @ConfigProperty(name = "lumbar.edge.client-burst") int burst,
            @ConfigProperty(name = "lumbar.edge.client-events-per-second") int perSecond) {
        this.clock = clock;
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /** @throws TooManyEvents if the client has sent more than it may; nothing of the request is taken then */
    void spend(Caller caller, int events) {
        UUID client = caller.clientId();
        if (client != null && caller.is(Roles.CLIENT)) {
            buckets.asMap().compute(client, (id, bucket) -> refilled(bucket).spend(events, perSecond));
        }
    }

    private Bucket refilled(@Nullable Bucket bucket) {
        long now = clock.millis();
        if (bucket == null) {
            return new Bucket(burst, now);
        }
        double earned = Math.max(0, now - bucket.at) / 1_000d * perSecond;
        return new Bucket(Math.min(burst, bucket.left + earned), now);
    }

    private record Bucket(double left, long at) {
        Bucket spend(int events, int perSecond) {
            if (left < events) {
                throw new TooManyEvents((long) Math.ceil((events - left) / perSecond));
            }
            return new Bucket(left - events, at);
        }
    }

    /** The client has to wait so many seconds before it sends this much. */
    static final class TooManyEvents extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long retryAfterSeconds;

        TooManyEvents(long retryAfterSeconds) {
            super("too many events", null, false, false);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
