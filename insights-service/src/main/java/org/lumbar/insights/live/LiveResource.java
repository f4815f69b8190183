package org.lumbar.insights.live;

import io.quarkus.oidc.Tenant;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.Role;

@Path("/v1/live")
@Tenant(Role.API)
@Tag(name = "Triage")
class LiveResource {

    private final LiveChanges changes;

    LiveResource(LiveChanges changes) {
        this.changes = changes;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Operation(
            operationId = "followChanges",
            summary = "Which clients in the caller's care have changed, as it happens",
            description =
                    "Server-sent events with a client id each, and a comment every 10 seconds. A stream ends after five"
                            + " minutes; connect again with Last-Event-ID, and what changed meanwhile comes first. A"
                            + " caller may have a few open at once; one more is refused with 429. An"
                            + " event of a sampled trace has its W3C traceparent, for the request that reads the news.")
    @APIResponse(
            responseCode = "200",
            description = "Until it ends",
            content = @Content(schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "429", description = "`too-many-streams`")
    public Multi<OutboundSseEvent> live(
            @Context Sse sse, @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId) {
        return changes.events(sse, lastEventId);
    }
}
