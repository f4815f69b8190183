package org.lumbar.look;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.lumbar.foundation.problem.Failures;

/** Turns away whoever comes with the cookie of a session that was ended: they lose it, and ask again without. */
@Provider
@OfASession
class SessionFilter implements ContainerRequestFilter {

    private final SignIn signIn;
    private final Notices notices;

    SessionFilter(SignIn signIn, Notices notices) {
        this.signIn = signIn;
        this.notices = notices;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            if (signIn.isOver()) {
                signIn.forget();
                request.abortWith(
                        Response.seeOther(request.getUriInfo().getRequestUri()).build());
            }
        } catch (RuntimeException away) {
            // Whether it is over can't be asked: said on a page, as what fails behind this filter is.
            Response.Status status =
                    Response.Status.fromStatusCode(Failures.answer(away).getStatus());
            request.abortWith(notices.of(status, Notice.Kind.BROKEN, request));
        }
    }
}
