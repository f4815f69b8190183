package org.lumbar.routine.joining;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;

@Path("/v1/clients/{clientId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
class ClientInvitationResource {
    private final CallerOfRequest caller;
    private final ClientInvitations invitations;

    ClientInvitationResource(CallerOfRequest caller, ClientInvitations invitations) {
        this.caller = caller;
        this.invitations = invitations;
    }

    @POST
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "inviteClient",
            summary =
                    "Invite the client: a code that is shown this once; whoever redeems it within 72 hours, signed in, is"
                            + " the client from then on")
    @APIResponse(
            responseCode = "201",
            description = "The invitation and its code",
            content = @Content(schema = @Schema(implementation = Invitation.Issued.class)))
    @APIResponse(responseCode = "409", description = "`too-many-invitations`, `client-inactive`, `concurrent-change`")
    public Response invite(@PathParam("clientId") UUID clientId) {
        return Response.status(Response.Status.CREATED)
                .entity(invitations.invite(caller.get(), clientId))
                .build();
    }

    @GET
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "listClientInvitations",
            summary =
                    "The client's invitations, oldest first, without their codes: who invited when, and what became of it")
    public List<Invitation> list(@PathParam("clientId") UUID clientId) {
        return invitations.list(caller.get(), clientId);
    }

    @DELETE
    @Path("/{invitationId}")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "revokeClientInvitation",
            summary = "Take an invitation back; again is the same as once, and 409 once somebody has redeemed it")
    @APIResponse(responseCode = "404", description = "`invitation-not-found`")
    @APIResponse(responseCode = "409", description = "`invitation-redeemed`, `concurrent-change`")
    @APIResponse(responseCode = "204", description = "Done")
    public void revoke(@PathParam("clientId") UUID clientId, @PathParam("invitationId") UUID invitationId) {
        invitations.revoke(caller.get(), clientId, invitationId);
    }
}
