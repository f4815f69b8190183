package org.lumbar.foundation.audit;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.lumbar.foundation.access.RunningRequest;

/** The running request, if what its answer shows has to be in the audit. What a door is asked about itself (OPTIONS) has not. */
@Singleton
class AuditedRequest {
    private final RunningRequest running;

    AuditedRequest(RunningRequest running) {
        this.running = running;
    }

    /** Empty outside of a request, too. */
    Optional<RoutingContext> get() {
        return running.get().filter(request -> !request.request().method().equals(HttpMethod.OPTIONS));
    }
}
