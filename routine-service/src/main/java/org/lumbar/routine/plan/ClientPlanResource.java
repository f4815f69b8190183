package org.lumbar.routine.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.problem.RequestBodies;
import org.lumbar.routine.screening.RefusedAnswers;

@Path("/v1/clients/{clientId}/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
class ClientPlanResource {
    private final CallerOfRequest caller;
    private final Clients clients;
    private final Plans plans;
    private final AssignRoutine assign;
    private final RefusedAnswers refusedAnswers;
    private final RequestBodies<NewPlan> bodies;

    ClientPlanResource(
            CallerOfRequest caller,
            Clients clients,
            Plans plans,
            AssignRoutine assign,
            RefusedAnswers refusedAnswers,
            ObjectMapper json) {
        this.refusedAnswers = refusedAnswers;
        this.caller = caller;
        this.clients = clients;
        this.plans = plans;
        this.assign = assign;
        this.bodies = new RequestBodies<>("plan-request.json", NewPlan.class, json);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "assignRoutine",
            summary = "Assign a routine; the same id and body again answers 200, another body 409")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = PlanSnapshot.class)))
    @APIResponse(
            responseCode = "200",
            description = "It is there already, and the same",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "409", description = "`id-conflict`, `client-inactive`, `concurrent-change`")
    @APIResponse(
            responseCode = "422",
            description = "The screening does not allow a plan now; errors name every reason: `screening-refused`")
    public Response assign(
            @PathParam("clientId") UUID clientId,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewPlan.class))) byte[] body) {
        Caller who = caller.get();
        NewPlan wanted = bodies.read(body);
        AssignRoutine.Assigned done =
                refusedAnswers.heard(who, clientId, wanted.screening(), () -> assign.assign(who, clientId, wanted));
        return Response.status(done.created() ? 201 : 200)
                .location(URI.create("/v1/plans/" + done.plan().planId()))
                .tag(Long.toString(done.plan().revision()))
                .entity(done.plan())
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "listPlans", summary = "All plans of a client")
    public List<PlanSnapshot> list(@PathParam("clientId") UUID clientId) {
        Client client = clients.visible(caller.get(), clientId);
        return plans.ofClient(client.clientId()).stream()
                .filter(row -> row.status != PlanStatus.DRAFT || caller.get().isClinician())
                .map(plans::snapshot)
                .toList();
    }
}
