package org.lumbar.session.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.limit.RateLimit;

/**
 * Keeps one phone gone wild from filling the topic: a client may send a burst, then so many events a second. Counted per
 * instance. Event producers are systems that the practice runs; they are not limited here.
 */
@ApplicationScoped
class EventRate {
    private final RateLimit<UUID> limit;

    EventRate(
            Clock clock,
            @ConfigProperty(name = "lumbar.edge.client-burst") int burst,
            @ConfigProperty(name = "lumbar.edge.client-events-per-second") int perSecond) {
        this.limit = new RateLimit<>(clock, burst, perSecond);
    }

    /** @throws TooManyEvents if the client has sent more than it may; nothing of the request is taken then */
    void spend(Caller caller, int events) {
        UUID client = caller.clientId();
        if (client != null && caller.is(Roles.CLIENT)) {
            long wait = limit.spend(client, events);
            if (wait > 0) {
                throw new TooManyEvents(wait);
            }
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
