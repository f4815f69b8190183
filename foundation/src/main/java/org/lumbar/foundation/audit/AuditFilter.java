package org.lumbar.foundation.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.lumbar.foundation.access.NamedClient;
import org.lumbar.foundation.problem.Problems;

/** Lets no answer about a client leave before the audit says who gets it. What was refused shows nothing, and does not wait. */
class AuditFilter {
    private static final int REFUSED = 400;

    private final Seen seen;
    private final Recording recording;
    private final AuditedRequest audited;

    AuditFilter(Seen seen, Recording recording, AuditedRequest audited) {
        this.seen = seen;
        this.recording = recording;
        this.audited = audited;
    }

    @ServerResponseFilter
    public Uni<Void> audit(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<RoutingContext> running = audited.get();
        if (response.getStatus() >= REFUSED || running.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> clients = new LinkedHashSet<>(seen.all());
        NamedClient.in(running.get().request().path()).ifPresent(clients::add);
        if (clients.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return recording
                .complete(running.get(), clients)
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
}
