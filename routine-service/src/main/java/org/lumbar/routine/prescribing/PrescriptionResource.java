package org.lumbar.routine.prescribing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
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
import org.lumbar.routine.prescription.NewPrescription;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/plans/{planId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@Tag(name = "Prescriptions")
class PrescriptionResource {
    private final CallerOfRequest caller;
    private final Prescribe prescribe;
    private final OpenSteps steps;
    private final RequestBodies<NewPrescription> bodies;

    PrescriptionResource(CallerOfRequest caller, Prescribe prescribe, OpenSteps steps, ObjectMapper json) {
        this.caller = caller;
        this.prescribe = prescribe;
        this.steps = steps;
        this.bodies = new RequestBodies<>("prescription-request.json", NewPrescription.class, json);
    }

    @GET
    @Path("/prescription")
    @Operation(
            operationId = "getPrescription",
            summary = "What is prescribed to this client within the routine; its ETag is the plan's revision",
            description = "With what is different from the routine, and what the latest change of it was."
                    + " The member prescription can be changed and sent back.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Prescribe.Standing.class)))
    public Response get(@PathParam("planId") UUID planId) {
        Prescribe.Standing standing = prescribe.standing(caller.get(), planId);
        return Response.ok(standing).tag(Long.toString(standing.revision())).build();
    }

    @PUT
    @Path("/prescription")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putPrescription",
            summary = "Prescribe doses, order, steps to leave out, and notes to the client, from today on",
            description =
                    "Names every step of the routine, in the client's order. A dose lies within the routine's; steps change places within"
                            + " their phase; rolling stays within the daily limit; prompts stay. Sessions of earlier days stay judged by what was"
                            + " prescribed then. Makes a revision of the plan; the same again makes none.")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`plan-state`, `client-inactive`, `concurrent-change`")
    public Response put(
            @PathParam("planId") UUID planId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewPrescription.class))) byte[] body) {
        NewPrescription wanted = bodies.read(body);
        return tagged(prescribe.prescribe(caller.get(), planId, IfMatch.revision(ifMatch), wanted));
    }

    @POST
    @Path("/steps/{stepKey}/open")
    @Operation(
            operationId = "openStep",
            summary = "Open a step that has to be opened, from today on, once enough calm sessions lie before it")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "`step-not-found`")
    @APIResponse(
            responseCode = "409",
            description = "`too-early`, `plan-state`, `client-inactive`, `concurrent-change`")
    public Response open(
            @PathParam("planId") UUID planId,
            @PathParam("stepKey") String stepKey,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return tagged(steps.open(caller.get(), planId, stepKey, IfMatch.revision(ifMatch)));
    }

    @POST
    @Path("/steps/{stepKey}/close")
    @Operation(
            operationId = "closeStep",
            summary = "Close a step that was opened, from today on; what was done of it before stays counted")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "`step-not-found`")
    @APIResponse(responseCode = "409", description = "`plan-state`, `client-inactive`, `concurrent-change`")
    public Response close(
            @PathParam("planId") UUID planId,
            @PathParam("stepKey") String stepKey,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return tagged(steps.close(caller.get(), planId, stepKey, IfMatch.revision(ifMatch)));
    }

    private static Response tagged(PlanSnapshot plan) {
        return Response.ok(plan).tag(Long.toString(plan.revision())).build();
    }
}
