package org.lumbar.insights.acknowledgement;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.alert.AlertCursor;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.problem.Parameters;

@Path("/v1/alerts")
@Tenant(Role.API)
@Tag(name = "Alerts")
class AlertResource {

    private final AlertStore alerts;
    private final Acknowledge acknowledge;
    private final ClientAccess access;
    private final CallerOfRequest caller;
    private final Seen seen;

    AlertResource(AlertStore alerts, Acknowledge acknowledge, ClientAccess access, CallerOfRequest caller, Seen seen) {
        this.alerts = alerts;
        this.acknowledge = acknowledge;
        this.access = access;
        this.caller = caller;
        this.seen = seen;
    }

    @GET
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "listAlerts",
            summary = "The alerts that hold, of everybody in the caller's care",
            description =
                    "Red before yellow before blue, then unacknowledged, then the newest harm. All rules are proposed and"
                            + " not clinically validated. Pages of 50, up to 200 by limit.")
    public AlertAnswer alerts(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        int size = Parameters.limit(limit, 50, 200);
        List<ShownAlert> found = alerts.page(
                caller.get().practice(),
                access.seesWholePractice() ? null : caller.get().subject(),
                AlertCursor.parse(cursor),
                size + 1);
        seen.clients(found.stream().map(ShownAlert::clientId).toList());
        if (found.size() <= size) {
            return new AlertAnswer(found, null);
        }
        List<ShownAlert> page = found.subList(0, size);
        return new AlertAnswer(page, AlertCursor.after(page.get(size - 1)).text());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("{id}/acknowledgement")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Say that you have seen an alert",
            description =
                    "id is clientId:alertId. Again is as good as once. The note has at most 2,000 characters; another note is"
                            + " added to those that are there. An alert takes 50; one more is refused with 409 too-many-notes.")
    @APIResponse(responseCode = "204", description = "It is as you say")
    @APIResponse(responseCode = "404", description = "`alert-not-found`, `client-not-found`")
    @APIResponse(responseCode = "409", description = "`too-many-notes`")
    public Response acknowledge(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = Note.class))) byte[] body) {
        acknowledge.seen(client(id), List.of(alert(id)), Note.read(body).note());
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}/acknowledgement")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "undoAcknowledgement",
            summary = "Take back that an alert was seen",
            description =
                    "id is clientId:alertId. Who had seen it, their notes and who took it back stay in its history. Again is"
                            + " as good as once.")
    @APIResponse(responseCode = "204", description = "It is as you say")
    @APIResponse(responseCode = "404", description = "`alert-not-found`, `client-not-found`")
    public Response undo(@PathParam("id") String id) {
        acknowledge.undo(client(id), List.of(alert(id)));
        return Response.noContent().build();
    }

    @GET
    @Path("{id}/acknowledgement")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "listAcknowledgements",
            summary = "Who has seen an alert, what they wrote, and who took it back",
            description = "id is clientId:alertId. Oldest first; empty if nobody has.")
    @APIResponse(responseCode = "404", description = "`alert-not-found`, `client-not-found`")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = AcknowledgementEntry.class)))
    public List<AcknowledgementEntry> entries(@PathParam("id") String id) {
        return acknowledge.entries(client(id), alert(id));
    }

    private static String client(String id) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            throw Acknowledge.notFound();
        }
        return id.substring(0, colon);
    }

    private static String alert(String id) {
        return id.substring(id.indexOf(':') + 1);
    }
}
