package org.lumbar.foundation.audit;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.lumbar.foundation.access.RunningRequest;

/** As the service's own, but that a request may go without. */
@Singleton
class AuditedRequest {
    private static final String WITHOUT = "lumbar-bench-without-audit";

    private final RunningRequest running;

    AuditedRequest(RunningRequest running) {
        this.running = running;
    }

    Optional<RoutingContext> get() {
        return running.get()
                .filter(request -> !request.request().method().equals(HttpMethod.OPTIONS))
                .filter(request -> !request.request().headers().contains(WITHOUT));
    }
}
