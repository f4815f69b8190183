package org.lumbar.session.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.limit.RateLimit;

/**
 * Keeps one phone gone wild, or one producer, from filling the topic: each may send a burst, then so many events a second. Counted
 * per instance; a producer, which speaks for a whole practice, may send more.
 */
@ApplicationScoped
class EventRate {
    private final RateLimit<UUID> clients;
    private final RateLimit<String> producers;

    EventRate(
            Clock clock,
            @ConfigProperty(name = "lumbar.edge.client-burst") int burst,
            @ConfigProperty(name = "lumbar.edge.client-events-per-second") int perSecond,
            @ConfigProperty(name = "lumbar.edge.producer-burst") int producerBurst,
            @ConfigProperty(name = "lumbar.edge.producer-events-per-second") int producerPerSecond) {
        this.clients = new RateLimit<>(clock, burst, perSecond);
        this.producers = new RateLimit<>(clock, producerBurst, producerPerSecond);
    }

    /** @throws TooManyEvents if the caller has sent more than it may; nothing of the request is taken then */
    void spend(Caller caller, int events) {
        UUID client = caller.clientId();
        long wait = client != null && caller.is(Roles.CLIENT)
                ? clients.spend(client, events)
                : producers.spend(caller.subject() + "@" + caller.practiceId(), events);
        if (wait > 0) {
            throw new TooManyEvents(wait);
        }
    }

    /** The caller has to wait so many seconds before it sends this much. */
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
