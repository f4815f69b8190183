package org.lumbar.routine.joining;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.store.EachClient;

/** Publishes clients once more whose logins a relay of an earlier release, which still led, has left out. */
@ApplicationScoped
class RepublishLogins {
    private final Clients clients;
    private final Event<Changed> changed;
    private final Clock clock;

    RepublishLogins(Clients clients, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.changed = changed;
        this.clock = clock;
    }

    @Scheduled(
            every = "{lumbar.logins.every}",
            delayed = "{lumbar.logins.delayed}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publishAll() {
        EachClient.of(clients::withUnpublishedLogins, this::publishAgain, "Logins");
    }

    private void publishAgain(UUID clientId) {
        if (clients.hold(clientId) && clients.publishLoginsAgain(clientId, clock.instant())) {
            changed.fire(new Changed());
        }
    }
}
