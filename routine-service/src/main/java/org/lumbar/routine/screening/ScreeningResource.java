package org.lumbar.routine.screening;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/clients/{clientId}/screenings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Screenings")
class ScreeningResource {
    private final CallerOfRequest caller;
    private final Clients clients;
    private final Screenings screenings;
    private final ClearScreening clear;
    private final RequestBodies<ScreeningAnswers> bodies;
    private final RequestBodies<NewClearance> clearances;

    ScreeningResource(
            CallerOfRequest caller, Clients clients, Screenings screenings, ClearScreening clear, ObjectMapper json) {
        this.caller = caller;
        this.clients = clients;
        this.screenings = screenings;
        this.clear = clear;
        this.clearances = new RequestBodies<>("screening-clearance-request.json", NewClearance.class, json);
        this.bodies = new RequestBodies<>("screening-request.json", ScreeningAnswers.class, json);
    }

    @GET
    @Path("/latest")
    @Transactional
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(operationId = "getLatestScreening", summary = "Whether the client's latest answers allow a plan now")
    @APIResponse(
            responseCode = "404",
            description = "No such client, or nobody has answered the questions: `screening-missing`")
    @APIResponseSchema(value = Screening.class, responseCode = "200", responseDescription = "OK")
    public Screening latest(@PathParam("clientId") UUID clientId) {
        Client client = clients.visible(caller.get(), clientId);
        return screenings
                .latest(client.clientId())
                .orElseThrow(() -> Refused.notFound("screening-missing", "Nobody has answered the questions."));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "recordScreening",
            summary = "Keep a client's answers; a yes keeps them from every routine until a clinician clears it")
    @APIResponseSchema(value = Screening.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "`client-inactive`, `concurrent-change`")
    public Response answer(
            @PathParam("clientId") UUID clientId,
            @RequestBody(content = @Content(schema = @Schema(implementation = ScreeningAnswers.class))) byte[] body) {
        // Who may not see the client reads just that, whatever their body is.
        Client client = clients.visible(caller.get(), clientId);
        Screening stored = screenings.store(caller.get(), client.clientId(), bodies.read(body), "");
        return Response.status(Response.Status.CREATED).entity(stored).build();
    }

    @POST
    @Path("/{screeningId}/clearance")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "clearScreening",
            summary =
                    "Let a client go on in spite of a yes, in your name and with a note; 409 if it is cleared already")
    @APIResponse(
            responseCode = "404",
            description = "No such client, or no such answers of theirs: `screening-not-found`")
    @APIResponse(responseCode = "409", description = "`already-cleared`, `nothing-to-clear`, `concurrent-change`")
    @APIResponseSchema(value = Screening.class, responseCode = "200", responseDescription = "OK")
    public Screening clear(
            @PathParam("clientId") UUID clientId,
            @PathParam("screeningId") UUID screeningId,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewClearance.class))) byte[] body) {
        NewClearance wanted = clearances.read(body);
        return clear.clear(caller.get(), clientId, screeningId, wanted.note());
    }
}
