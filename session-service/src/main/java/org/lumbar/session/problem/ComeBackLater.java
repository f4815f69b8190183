package org.lumbar.session.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 503 to what needs the database while that is away. */
class ComeBackLater {
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response databaseAway(DatabaseAway away) {
        return HttpProblem.builder()
                .withStatus(503)
                .withTitle("Not available now")
                .withDetail("Nothing was read and nothing was taken. Send the same request again.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .with("code", "temporarily-unavailable")
                .build()
                .toResponse();
    }
}
