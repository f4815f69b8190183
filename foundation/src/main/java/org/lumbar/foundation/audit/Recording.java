package org.lumbar.foundation.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;

/**
 * Writes what a request shows. A read is written from the moment at which its clients are known, so that the disk works while the rest is
 * read; its answer waits for both. It may then be recorded and refused in the end, which is the safe side. A change is recorded
 * when it has been made.
 */
@Singleton
class Recording {
    private static final String KEY = Recording.class.getName();

    private final AuditLog log;
    private final CallerOfRequest callers;

    Recording(AuditLog log, CallerOfRequest callers) {
        this.log = log;
        this.callers = callers;
    }

    /** What is being written for a request. */
    private record Begun(Set<UUID> clients, List<CompletableFuture<Void>> writes) {}

    /** Begins to write that a read shows these clients. */
    void begin(RoutingContext request, Collection<UUID> clients) {
        if (Access.isRead(request.request().method().name())) {
            write(request, clients);
        }
    }

    /**
     * Completes when the audit has all of these clients for this request.
     *
     * @return fails with {@link AuditUnavailable}: nothing may leave then
     */
    Uni<Void> complete(RoutingContext request, Collection<UUID> clients) {
        write(request, clients);
        return log.inTime(CompletableFuture.allOf(begun(request).writes().toArray(CompletableFuture[]::new)));
    }

    private void write(RoutingContext request, Collection<UUID> clients) {
        Optional<Caller> caller = callers.find().filter(who -> who.practiceId() != null);
        Begun begun = begun(request);
        List<UUID> missing = clients.stream().filter(begun.clients()::add).toList();
        if (caller.isPresent() && !missing.isEmpty()) {
            // Not the request's URI: headers of proxies are in that, and may be nonsense.
            begun.writes()
                    .add(log.add(Access.of(
                            missing,
                            caller.get(),
                            request.request().method().name(),
                            request.request().path())));
        }
    }

    private static Begun begun(RoutingContext request) {
        Begun begun = request.get(KEY);
        if (begun == null) {
            begun = new Begun(new HashSet<>(), new ArrayList<>());
            request.put(KEY, begun);
        }
        return begun;
    }
}
