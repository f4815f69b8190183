package org.lumbar.foundation.wall;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.NamedClient;
import org.lumbar.foundation.access.RunningRequest;

/** As the service's own, but that a request may go without. */
@Singleton
class RequestScope {
    private static final String KEY = RequestScope.class.getName();
    private static final String WITHOUT = "lumbar-bench-without-wall";

    private final RunningRequest running;
    private final CallerOfRequest caller;

    RequestScope(RunningRequest running, CallerOfRequest caller) {
        this.running = running;
        this.caller = caller;
    }

    @Nullable
    CallerScope current() {
        return Service.isAtWork()
                ? null
                : running.get()
                        .filter(request -> !request.request().headers().contains(WITHOUT))
                        .map(this::of)
                        .orElse(null);
    }

    private CallerScope of(RoutingContext request) {
        CallerScope known = request.get(KEY);
        if (known == null) {
            known = caller.find()
                    .map(who -> CallerScope.of(
                            who, NamedClient.in(request.normalizedPath()).orElse(null)))
                    .orElse(CallerScope.NOBODY);
            request.put(KEY, known);
        }
        return known;
    }
}
