package org.lumbar.foundation.audit;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lumbar.foundation.access.RunningRequest;

/**
 * Whose data the running request's answer holds, beside the client whom its address names. Whatever finds clients says so here;
 * outside of a request nobody is told anything, and nothing happens.
 */
@Singleton
public class Seen {
    private static final String KEY = Seen.class.getName();

    private final RunningRequest running;

    Seen(RunningRequest running) {
        this.running = running;
    }

    public void client(UUID clientId) {
        clients(List.of(clientId));
    }

    public void clients(Collection<UUID> clientIds) {
        running.get().ifPresent(request -> of(request).addAll(clientIds));
    }

    Set<UUID> all() {
        return running.get().map(Seen::of).orElseGet(Set::of);
    }

    private static Set<UUID> of(RoutingContext request) {
        Set<UUID> seen = request.get(KEY);
        if (seen == null) {
            seen = new LinkedHashSet<>();
            request.put(KEY, seen);
        }
        return seen;
    }
}
