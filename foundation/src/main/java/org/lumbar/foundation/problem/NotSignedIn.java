package org.lumbar.foundation.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers 401: no token, or none that can be trusted. In place of the problem library's own mappers, which were built for an
 * older Quarkus and fail on a field that has gone.
 */
public class NotSignedIn {
    private static final int BEFORE_THE_LIBRARY = Priorities.USER - 100;
    private static final String LATER = "lumbar.later";

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    public Response withoutToken() {
        return Problems.unauthenticated().toResponse();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    public Response withBadToken(AuthenticationFailedException failure) {
        boolean later = failure.getAttributes() != null
                && Boolean.TRUE.equals(failure.getAttributes().get(LATER));
        return (later ? Problems.comeBackLater() : Problems.unauthenticated()).toResponse();
    }

    /** Who asks can't be known now, and is answered with 503: 401 or 403 would make an app give up. */
    public static AuthenticationFailedException notKnownNow() {
        return new AuthenticationFailedException(Map.of(LATER, true));
    }
}
