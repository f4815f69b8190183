package org.lumbar.routine.consent;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.client.PublishConsent;
import org.lumbar.routine.store.EachClient;

/**
 * A newer text makes consent to older ones OUTDATED: the practice's clients are published again, each in a transaction of its own, and
 * so are those whose consent a relay of an earlier release has left out. What a crash interrupts the next turn finishes, on any instance.
 */
@ApplicationScoped
class RenewConsents {
    private final Clients clients;
    private final ConsentTexts texts;
    private final PublishConsent publish;

    RenewConsents(Clients clients, ConsentTexts texts, PublishConsent publish) {
        this.clients = clients;
        this.texts = texts;
        this.publish = publish;
    }

    @Scheduled(
            every = "{lumbar.consents.every}",
            delayed = "{lumbar.consents.delayed}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renewAll() {
        EachClient.of(publish::outdated, this::renew, "Consent");
        EachClient.of(publish::unpublished, this::publishAgain, "Consent");
    }

    private void renew(UUID clientId) {
        if (clients.hold(clientId)) { // else erased meanwhile
            clients.practiceOf(clientId)
                    .flatMap(texts::current)
                    .ifPresent(current -> publish.facing(clientId, current.version(), current.publishedAt()));
        }
    }

    private void publishAgain(UUID clientId) {
        if (clients.hold(clientId)) {
            publish.again(clientId);
        }
    }
}
