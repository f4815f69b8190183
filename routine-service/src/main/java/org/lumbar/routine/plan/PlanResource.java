package org.lumbar.routine.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.List;
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
import org.lumbar.routine.history.History;
import org.lumbar.routine.history.HistoryLine;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/plans/{planId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
class PlanResource {
    private final CallerOfRequest caller;
    private final Plans plans;
    private final ChangePlan changePlan;
    private final ActivatePlan activatePlan;
    private final History history;
    private final RequestBodies<NewSchedule> schedules;

    PlanResource(
            CallerOfRequest caller,
            Plans plans,
            ChangePlan changePlan,
            ActivatePlan activatePlan,
            History history,
            ObjectMapper json) {
        this.schedules = new RequestBodies<>("schedule-request.json", NewSchedule.class, json);
        this.caller = caller;
        this.plans = plans;
        this.changePlan = changePlan;
        this.activatePlan = activatePlan;
        this.history = history;
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getPlan", summary = "One plan; its ETag is its revision")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = PlanSnapshot.class)))
    public Response get(@PathParam("planId") UUID planId) {
        return tagged(plans.snapshot(plans.row(caller.get(), planId)));
    }

    @GET
    @Path("/history")
    @Transactional
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "listPlanHistory", summary = "Who changed what about this plan, oldest first")
    public List<HistoryLine> history(@PathParam("planId") UUID planId) {
        PlanRow row = plans.row(caller.get(), planId);
        return history.of(row.clientId, row.planId);
    }

    @POST
    @Path("/activate")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "activatePlan", summary = "Publish a draft, if the client's screening allows it")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Not from the state that it is in: `plan-state`, `client-inactive`, `concurrent-change`")
    @APIResponse(
            responseCode = "422",
            description = "The screening does not allow a plan now; errors name every reason: `screening-refused`")
    public Response activate(
            @PathParam("planId") UUID planId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Long expected = IfMatch.revision(ifMatch);
        activatePlan.hear(caller.get(), planId);
        return tagged(activatePlan.activate(caller.get(), planId, expected));
    }

    @POST
    @Path("/pause")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "pausePlan", summary = "Expect nothing from today on")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Not from the state that it is in: `plan-state`, `client-inactive`, `concurrent-change`")
    public Response pause(
            @PathParam("planId") UUID planId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return change(planId, ifMatch, ChangePlan.Move.PAUSE);
    }

    @POST
    @Path("/resume")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "resumePlan", summary = "Go on from today")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Not from the state that it is in: `plan-state`, `client-inactive`, `concurrent-change`")
    @APIResponse(
            responseCode = "422",
            description = "The screening does not allow a plan now; errors name every reason: `screening-refused`")
    public Response resume(
            @PathParam("planId") UUID planId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return change(planId, ifMatch, ChangePlan.Move.RESUME);
    }

    @POST
    @Path("/complete")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "completePlan", summary = "End it as done; what is not due by today is cancelled")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Not from the state that it is in: `plan-state`, `client-inactive`, `concurrent-change`")
    public Response complete(
            @PathParam("planId") UUID planId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return change(planId, ifMatch, ChangePlan.Move.COMPLETE);
    }

    @POST
    @Path("/cancel")
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "cancelPlan", summary = "End it unfinished; what is not due by today is cancelled")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Not from the state that it is in: `plan-state`, `client-inactive`, `concurrent-change`")
    public Response cancel(
            @PathParam("planId") UUID planId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return change(planId, ifMatch, ChangePlan.Move.CANCEL);
    }

    @POST
    @Path("/schedule")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "reschedulePlan",
            summary = "Revise the schedule from a day on; earlier days stay, shared days keep their ids")
    @APIResponseSchema(value = PlanSnapshot.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "409",
            description = "Not in the state that it is in: `plan-state`, `client-inactive`, `concurrent-change`")
    public Response reschedule(
            @PathParam("planId") UUID planId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewSchedule.class))) byte[] body) {
        NewSchedule wanted = schedules.read(body);
        return tagged(changePlan.reschedule(caller.get(), planId, IfMatch.revision(ifMatch), wanted));
    }

    private Response change(UUID planId, @Nullable String ifMatch, ChangePlan.Move move) {
        return tagged(changePlan.make(caller.get(), planId, IfMatch.revision(ifMatch), move));
    }

    private static Response tagged(PlanSnapshot plan) {
        return Response.ok(plan).tag(Long.toString(plan.revision())).build();
    }
}
