package org.lumbar.foundation.audit;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Whose data the running request's answer holds, beside the client whom its address names. Whatever finds clients says so here, as
 * soon as it has: the audit of a read is written beside the rest of its work. Outside of a request nothing happens.
 */
@Singleton
public class Seen {
    private static final String KEY = Seen.class.getName();

    private final AuditedRequest audited;
    private final Recording recording;

    Seen(AuditedRequest audited, Recording recording) {
        this.audited = audited;
        this.recording = recording;
    }

    public void client(UUID clientId) {
        clients(List.of(clientId));
    }

    public void clients(Collection<UUID> clientIds) {
        audited.get().ifPresent(request -> {
            if (of(request).addAll(clientIds)) {
                recording.begin(request, clientIds);
            }
        });
    }

    Set<UUID> all() {
        return audited.get().map(Seen::of).orElseGet(Set::of);
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
