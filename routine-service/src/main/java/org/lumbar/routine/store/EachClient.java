package org.lumbar.routine.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lumbar.foundation.failure.Blame;

/** Work on many clients that nobody waits for: found by the chunk, done in one short transaction each. */
public final class EachClient {
    private static final Logger LOG = Logger.getLogger(EachClient.class);
    private static final int CHUNK = 200;

    private EachClient() {}

    /**
     * Does the work for each client that waits for it. One that fails stops no other; it is taken next time.
     *
     * @param waiting the ids, in their order, after a given one, at most so many
     * @param what for the log
     * @throws RuntimeException if something is away
     */
    public static void of(BiFunction<UUID, Integer, List<UUID>> waiting, Consumer<UUID> work, String what) {
        UUID last = new UUID(0, 0);
        List<UUID> some;
        do {
            UUID after = last;
            some = QuarkusTransaction.requiringNew().call(() -> waiting.apply(after, CHUNK));
            some.forEach(client -> alone(client, work, what));
            last = some.isEmpty() ? last : some.get(some.size() - 1);
        } while (!some.isEmpty());
    }

    private static void alone(UUID clientId, Consumer<UUID> work, String what) {
        try {
            QuarkusTransaction.requiringNew().run(() -> work.accept(clientId));
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            LOG.errorf(
                    "%s of client %s can't be published: %s",
                    what, clientId, e.getClass().getName());
        }
    }
}
