package org.lumbar.insights.live;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.lumbar.insights.client.Role;

@Path("/v1/live")
@Tag(name = "Triage")
class LiveResource {

    private final LiveChanges changes;

    LiveResource(LiveChanges changes) {
        this.changes = changes;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Operation(
            summary = "Which clients in the caller's care have changed, as it happens",
            description = "Server-sent events with a client id each. A stream ends after five minutes; connect again.")
    public Multi<Changed> live() {
        return changes.ofCaller();
    }
}
