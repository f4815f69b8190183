package org.lumbar.routine.client;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;

/**
 * Registers a client and changes them, in transactions that are rolled back, before the first caller can: what a new instance has
 * to load and compile for a change is there when it gets its share of the callers. Nobody ever sees the client.
 */
@ApplicationScoped
class RehearseChange {
    private static final Logger LOG = Logger.getLogger(RehearseChange.class);
    private static final int TIMES = 10;

    private final RegisterClient register;
    private final ChangeClient change;

    RehearseChange(RegisterClient register, ChangeClient change) {
        this.register = register;
        this.change = change;
    }

    /** A database that does not answer now is a matter of readiness, and no reason to end. */
    void start(@Observes StartupEvent starting) {
        try {
            for (int i = 0; i < TIMES; i++) {
                rehearse();
            }
        } catch (RuntimeException notNow) {
            LOG.warnf("Not rehearsed: %s", notNow.getClass().getName());
        }
    }

    private void rehearse() {
        Caller ourselves = new Caller("warm-up", Set.of(Roles.PRACTICE_ADMIN), UUID.randomUUID(), null);
        QuarkusTransaction.begin();
        try {
            UUID client = register.register(
                            ourselves, new NewClient(UUID.randomUUID(), "Nobody", "Europe/Berlin", List.of(), null))
                    .client()
                    .clientId();
            var unused = change.change(ourselves, client, null, new ClientEdit("Still nobody", null, null, null, null));
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
