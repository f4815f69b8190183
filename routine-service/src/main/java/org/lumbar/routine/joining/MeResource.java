package org.lumbar.routine.joining;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;

@Path("/v1/me")
@Tag(name = "Joining")
@Produces(MediaType.APPLICATION_JSON)
class MeResource {
    private final CallerOfRequest callers;

    MeResource(CallerOfRequest callers) {
        this.callers = callers;
    }

    /**
     * Who somebody is here.
     *
     * @param roles empty if they are nobody yet: an invitation makes them somebody
     * @param clientId null unless they are a client
     */
    public record Me(
            Set<String> roles,
            @Nullable UUID practiceId,
            @Nullable UUID clientId) {}

    @GET
    @Authenticated
    @Operation(
            operationId = "getMe",
            summary =
                    "Who you are here, by your token and by the invitation that your login has redeemed; no roles: nobody yet")
    public Me me() {
        Caller caller = callers.get();
        return new Me(caller.roles(), caller.practiceId(), caller.clientId());
    }
}
