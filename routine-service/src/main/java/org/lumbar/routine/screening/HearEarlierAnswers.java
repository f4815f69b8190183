package org.lumbar.routine.screening;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.client.PublishScreening;
import org.lumbar.routine.store.EachClient;

/**
 * Answers that an earlier release stored, and did not publish, are published; so are the periods in which they held the client, and what
 * its relay has left out of a revision that it published. An instance of that release may still be running while its successor starts, so this looks again and again.
 */
@ApplicationScoped
class HearEarlierAnswers {
    private final Clients clients;
    private final ScreeningRows rows;
    private final PublishScreening publish;

    HearEarlierAnswers(Clients clients, ScreeningRows rows, PublishScreening publish) {
        this.clients = clients;
        this.rows = rows;
        this.publish = publish;
    }

    @Scheduled(
            every = "{lumbar.screenings.every}",
            delayed = "{lumbar.screenings.delayed}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void hearAll() {
        EachClient.of(rows::clientsOfUnjudged, this::judge, "Earlier answers");
        EachClient.of(publish::unheld, this::judge, "Earlier answers");
        EachClient.of(publish::unpublished, this::publishAgain, "Earlier answers");
    }

    private void publishAgain(UUID clientId) {
        if (clients.hold(clientId)) {
            publish.again(clientId);
        }
    }

    private void judge(UUID clientId) {
        if (clients.hold(clientId)) { // else erased meanwhile
            publish.answered(clientId, rows.news(clientId), null);
        }
    }
}
