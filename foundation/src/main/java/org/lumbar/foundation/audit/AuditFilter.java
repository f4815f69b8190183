package org.lumbar.foundation.audit;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.NamedClient;
import org.lumbar.foundation.access.RunningRequest;
import org.lumbar.foundation.problem.Problems;

/** Lets no answer about a client leave before the audit says who gets it. What was refused told nothing, and
 * is not in it; nor is what a door is asked about itself (OPTIONS). */
class AuditFilter {
    private static final int REFUSED = 400;

    private final CallerOfRequest callers;
    private final Seen seen;
    private final AuditLog log;
    private final RunningRequest running;

    AuditFilter(CallerOfRequest callers, Seen seen, AuditLog log, RunningRequest running) {
        this.callers = callers;
        this.seen = seen;
        this.log = log;
        this.running = running;
    }

    @ServerResponseFilter
    public Uni<Void> audit(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= REFUSED || request.getMethod().equals(HttpMethod.OPTIONS)) {
            return Uni.createFrom().voidItem();
        }
        // Not the request's URI: headers of proxies are in that, and may be nonsense.
        String path = running.get().map(context -> context.request().path()).orElse("");
        Set<UUID> clients = new LinkedHashSet<>(seen.all());
        NamedClient.in(path).ifPresent(clients::add);
        if (clients.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return callers.find()
                .filter(caller -> caller.practiceId() != null)
                .map(caller -> log.add(accesses(clients, caller, request.getMethod(), path)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(() -> withhold(response))
                .onFailure()
                .recoverWithNull();
    }

    /** The answer is there already: only its content can still be replaced. */
    private static void withhold(ContainerResponseContext response) {
        Response instead = Problems.comeBackLater().toResponse();
        response.setStatus(instead.getStatus());
        response.getHeaders().clear();
        response.getHeaders().putAll(instead.getHeaders());
        response.setEntity(instead.getEntity(), new Annotation[0], instead.getMediaType());
    }

    private static Set<Access> accesses(Set<UUID> clients, Caller caller, String method, String path) {
        Set<Access> accesses = new LinkedHashSet<>();
        clients.forEach(client -> accesses.add(Access.of(client, caller, method, path)));
        return accesses;
    }
}
