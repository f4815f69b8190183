package org.lumbar.session.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 401. The problem library's own mappers read a field of Quarkus that is gone, and would answer 500. */
class NotSignedIn {
    private static final int FIRST = Priorities.USER - 100;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = FIRST)
    Response withoutToken() {
        return answer("A bearer token is needed.");
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = FIRST)
    Response withBadToken() {
        return answer("The bearer token is not valid here.");
    }

    private static Response answer(String detail) {
        return HttpProblem.builder()
                .withStatus(401)
                .withTitle("Not signed in")
                .withDetail(detail)
                .withHeader("WWW-Authenticate", "Bearer")
                .with("code", "unauthenticated")
                .build()
                .toResponse();
    }
}
