package org.lumbar.insights.live;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.problem.Problems;

/** The streams that are open on this replica, of which one caller may have so many. */
@ApplicationScoped
class OpenStreams {

    /** As long as an open page waits before it asks again. */
    private static final long RETRY_AFTER_SECONDS = 15;

    private final ConcurrentMap<String, Integer> byCaller = new ConcurrentHashMap<>();
    private final int most;

    OpenStreams(@ConfigProperty(name = "lumbar.live.streams-per-caller") int most) {
        this.most = most;
    }

    /**
     * Counts one more stream of a caller.
     *
     * @throws HttpProblem 429 {@code too-many-streams} if the caller has as many as they may
     */
    void enter(String caller) {
        int open = byCaller.merge(caller, 1, Integer::sum);
        if (open > most) {
            leave(caller);
            throw Problems.tooMany("too-many-streams", "You have " + most + " streams open here.", RETRY_AFTER_SECONDS);
        }
    }

    /** One stream of the caller has ended. */
    void leave(String caller) {
        byCaller.computeIfPresent(caller, (same, open) -> open == 1 ? null : open - 1);
    }

    /** True if nobody listens. */
    boolean isEmpty() {
        return byCaller.isEmpty();
    }
}
