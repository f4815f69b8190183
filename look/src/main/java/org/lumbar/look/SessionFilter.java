package org.lumbar.look;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Turns away whoever comes with the cookie of a session that was ended: they lose it, and ask again without. */
@Provider
@OfASession
class SessionFilter implements ContainerRequestFilter {

    private final SignIn signIn;

    SessionFilter(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (signIn.isOver()) {
            signIn.forget();
            request.abortWith(
                    Response.seeOther(request.getUriInfo().getRequestUri()).build());
        }
    }
}
