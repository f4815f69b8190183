package org.lumbar.routine.proposal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/plans/{planId}/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
class ProposalResource {
    private final CallerOfRequest caller;
    private final Proposals proposals;
    private final RequestBodies<Note> notes;

    ProposalResource(CallerOfRequest caller, Proposals proposals, ObjectMapper json) {
        this.caller = caller;
        this.proposals = proposals;
        this.notes = new RequestBodies<>("note-request.json", Note.class, json);
    }

    /** @param note why; stored in the history, never published */
    public record Note(@Nullable String note) {}

    @GET
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "listPlanProposals",
            summary = "What the rules suggest for this plan, with the evidence, and what was decided")
    public Proposals.Overview list(@PathParam("planId") UUID planId) {
        return proposals.of(caller.get(), planId);
    }

    @POST
    @Path("/{proposalId}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "acceptProposal", summary = "Do it: makes a new revision of the plan")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "`proposal-not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`proposal-decided`, `plan-state`, `client-inactive`, `concurrent-change`")
    public Response accept(
            @PathParam("planId") UUID planId,
            @PathParam("proposalId") UUID proposalId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = Note.class))) byte[] body) {
        String note = notes.read(body).note();
        PlanSnapshot plan = proposals.accept(caller.get(), planId, proposalId, IfMatch.revision(ifMatch), note);
        return Response.ok(plan).tag(Long.toString(plan.revision())).build();
    }

    @POST
    @Path("/{proposalId}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "declineProposal", summary = "Don't; it comes back only for a new reason")
    @APIResponse(responseCode = "204", description = "Declined")
    @APIResponse(responseCode = "404", description = "`proposal-not-found`")
    @APIResponse(responseCode = "409", description = "`proposal-decided`, `concurrent-change`")
    public void decline(
            @PathParam("planId") UUID planId,
            @PathParam("proposalId") UUID proposalId,
            @RequestBody(content = @Content(schema = @Schema(implementation = Note.class))) byte[] body) {
        proposals.decline(caller.get(), planId, proposalId, notes.read(body).note());
    }
}
