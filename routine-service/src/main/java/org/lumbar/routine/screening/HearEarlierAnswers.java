package org.lumbar.routine.screening;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.client.PublishScreening;

/**
 * Answers that an earlier release stored, and did not publish, are published; so are the periods in which they held the client, and what
 * its relay has left out of a revision that it published. An instance of that release may still be running while its successor starts, so this looks again and again.
 */
@ApplicationScoped
class HearEarlierAnswers {
    private static final Logger LOG = Logger.getLogger(HearEarlierAnswers.class);
    private static final int CHUNK = 200;

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
        each(rows::clientsOfUnjudged, this::judge);
        each(publish::unheld, this::judge);
        each(publish::unpublished, this::publishAgain);
    }

    private void each(BiFunction<UUID, Integer, List<UUID>> waiting, Consumer<UUID> work) {
        UUID last = new UUID(0, 0);
        List<UUID> some;
        do {
            UUID after = last;
            some = QuarkusTransaction.requiringNew().call(() -> waiting.apply(after, CHUNK));
            some.forEach(client -> alone(client, work));
            last = some.isEmpty() ? last : some.get(some.size() - 1);
        } while (!some.isEmpty());
    }

    /** One that fails stops no other; it is taken next time. */
    private static void alone(UUID clientId, Consumer<UUID> work) {
        try {
            QuarkusTransaction.requiringNew().run(() -> work.accept(clientId));
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            LOG.errorf(
                    "Earlier answers of client %s can't be published: %s",
                    clientId, e.getClass().getName());
        }
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
