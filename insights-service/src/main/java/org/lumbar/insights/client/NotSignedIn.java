package org.lumbar.insights.client;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The API's answer to a missing, expired or foreign token. The problem library has mappers of its own for this, but they
 * read a field that this version of Quarkus no longer has.
 */
class NotSignedIn {

    private static final int AHEAD_OF_THE_LIBRARY = Priorities.USER - 1000;

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = AHEAD_OF_THE_LIBRARY)
    Response refuse() {
        HttpProblem refusal = Problem.of(
                Response.Status.UNAUTHORIZED, "unauthenticated", "A valid bearer token is needed to see this.");
        return HttpProblem.builder(refusal)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
