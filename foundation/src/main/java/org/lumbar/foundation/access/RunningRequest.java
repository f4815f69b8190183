package org.lumbar.foundation.access;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The HTTP request that this thread serves, if it serves one. Schedules, consumers and commands serve none. */
@Singleton
public class RunningRequest {
    private final CurrentVertxRequest request;

    RunningRequest(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Empty outside of a request. */
    public Optional<RoutingContext> get() {
        ArcContainer container = Arc.container();
        boolean active = container != null && container.requestContext().isActive();
        return active ? Optional.ofNullable(request.getCurrent()) : Optional.empty();
    }
}
