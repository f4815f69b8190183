package org.lumbar.look;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.lumbar.foundation.problem.Failures;

/** How a page says no: in words, and never as a problem document. */
@ApplicationScoped
public class PageRefusals {
    private final SignIn signIn;
    private final Notices notices;

    PageRefusals(SignIn signIn, Notices notices) {
        this.signIn = signIn;
        this.notices = notices;
    }

    /** Who is not signed in goes on to the identity provider; everybody else reads why not. */
    public Uni<Response> answer(RuntimeException failure, RoutingContext exchange, HttpHeaders headers) {
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationFailedException) {
            return signIn.begin(exchange);
        }
        return Uni.createFrom().item(refused(failure, headers));
    }

    private Response refused(RuntimeException failure, HttpHeaders headers) {
        if (failure instanceof ForbiddenException) {
            return of(Response.Status.FORBIDDEN, headers);
        }
        if (failure instanceof HttpProblem problem) {
            return problem.getStatusCode() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()
                    ? problem.toResponse()
                    : of(Response.Status.fromStatusCode(problem.getStatusCode()), headers);
        }
        if (failure instanceof WebApplicationException refusal) {
            return of(Response.Status.fromStatusCode(refusal.getResponse().getStatus()), headers);
        }
        return of(Response.Status.fromStatusCode(Failures.answer(failure).getStatus()), headers);
    }

    /** Who is in nobody's care and who is in somebody else's look the same. */
    public Response of(Response.Status status, HttpHeaders headers) {
        Notice.Kind kind = status == Response.Status.FORBIDDEN ? Notice.Kind.NOT_ALLOWED : Notice.Kind.NOT_FOUND;
        boolean ours = status.getFamily() == Response.Status.Family.SERVER_ERROR;
        return notices.of(status, ours ? Notice.Kind.BROKEN : kind, headers);
    }
}
