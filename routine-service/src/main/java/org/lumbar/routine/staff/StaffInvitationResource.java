package org.lumbar.routine.staff;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.foundation.wall.Service;
import org.lumbar.routine.joining.Invitation;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/practices/{practiceId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Staff")
class StaffInvitationResource {
    private final CallerOfRequest caller;
    private final StaffInvitations invitations;
    private final OpenPractice practices;
    private final RequestBodies<NewInvitation> bodies;

    StaffInvitationResource(
            CallerOfRequest caller, StaffInvitations invitations, OpenPractice practices, ObjectMapper json) {
        this.caller = caller;
        this.invitations = invitations;
        this.practices = practices;
        this.bodies = new RequestBodies<>("staff-invitation-request.json", NewInvitation.class, json);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PRACTICE_ADMIN, Roles.OPERATOR})
    @Operation(
            operationId = "inviteStaff",
            summary =
                    "Invite a therapist or an administrator to your practice: a code that is shown this once; whoever redeems"
                            + " it within 72 hours, signed in, works for the practice from then on. An operator may invite an"
                            + " administrator to a practice that an operator made and that has none")
    @APIResponse(
            responseCode = "201",
            description = "The invitation and its code",
            content = @Content(schema = @Schema(implementation = Invitation.Issued.class)))
    @APIResponse(responseCode = "404", description = "`practice-not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`too-many-invitations`, `practice-has-administrator`, `concurrent-change`")
    public Response invite(
            @PathParam("practiceId") UUID practiceId,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewInvitation.class))) byte[] body) {
        NewInvitation wanted = bodies.read(body);
        Caller who = caller.get();
        Invitation.Issued issued = who.is(Roles.PRACTICE_ADMIN)
                ? invitations.invite(who, practiceId, wanted.role(), wanted.name())
                : byOperator(who, practiceId, wanted);
        return Response.status(Response.Status.CREATED).entity(issued).build();
    }

    private Invitation.Issued byOperator(Caller operator, UUID practiceId, NewInvitation wanted) {
        if (wanted.role() != StaffRole.PRACTICE_ADMIN) {
            throw Refused.of(403, "forbidden", "Therapists are invited by their practice's administrator.", List.of());
        }
        OpenPractice.Opened opened =
                Service.does(() -> practices.inviteAdmin(practiceId, wanted.name(), operator.subject()));
        return new Invitation.Issued(opened.invitationId(), opened.code(), opened.createdAt(), opened.expiresAt());
    }

    @GET
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            operationId = "listStaffInvitations",
            summary =
                    "Your practice's invitations of therapists and administrators, oldest first, without their codes: who"
                            + " invited when, and what became of it")
    @APIResponse(responseCode = "404", description = "`practice-not-found`")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = StaffInvitation.class)))
    public List<StaffInvitation> list(@PathParam("practiceId") UUID practiceId) {
        return invitations.list(caller.get(), practiceId);
    }

    @DELETE
    @Path("/{invitationId}")
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            operationId = "revokeStaffInvitation",
            summary = "Take an invitation back; again is the same as once, and 409 once somebody has redeemed it")
    @APIResponse(responseCode = "404", description = "`practice-not-found`, `invitation-not-found`")
    @APIResponse(responseCode = "409", description = "`invitation-redeemed`, `concurrent-change`")
    @APIResponse(responseCode = "204", description = "Done")
    public void revoke(@PathParam("practiceId") UUID practiceId, @PathParam("invitationId") UUID invitationId) {
        invitations.revoke(caller.get(), practiceId, invitationId);
    }
}
