package org.lumbar.routine.welcome;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The address that stands on a card: short enough to be typed. Browsers take what follows a {@code #} along. */
@Path("/join")
class JoinAddressResource {

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response join() {
        return Response.seeOther(URI.create("/desk/join")).build();
    }
}
