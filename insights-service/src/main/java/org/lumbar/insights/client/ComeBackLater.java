package org.lumbar.insights.client;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.insights.database.DatabaseException;

/** The API's answer while PostgreSQL is away, is ending, or had to let another transaction go first: 503. */
class ComeBackLater {

    private static final Logger LOG = Logger.getLogger(ComeBackLater.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    @ServerExceptionMapper
    Response failed(DatabaseException failure) {
        if (!failure.passes()) {
            LOG.error("A request failed in PostgreSQL", failure);
            return Problem.of(Status.INTERNAL_SERVER_ERROR, "internal-error", "This should not have happened.")
                    .toResponse();
        }
        LOG.warnf("A request was answered with 503: %s", failure.getMessage());
        HttpProblem later = Problem.of(
                Status.SERVICE_UNAVAILABLE,
                "temporarily-unavailable",
                "Nothing was read, and it is not certain that anything was done. Send the same request again.");
        return HttpProblem.builder(later)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
