package org.lumbar.routine.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * No token, or none that can be trusted. In place of the problem library's own mappers, which were built for an older
 * Quarkus and fail on a field that has gone.
 */
class UnauthenticatedMappers {
    private static final int BEFORE_THE_LIBRARY = Priorities.USER - 100;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    Response noToken() {
        return unauthenticated();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    Response untrustedToken() {
        return unauthenticated();
    }

    private static Response unauthenticated() {
        return HttpProblem.builder()
                .withStatus(Response.Status.UNAUTHORIZED)
                .withTitle(Response.Status.UNAUTHORIZED.getReasonPhrase())
                .withDetail("Send a valid bearer token of the practice's identity provider.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .with("code", "unauthenticated")
                .build()
                .toResponse();
    }
}
