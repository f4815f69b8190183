package org.lumbar.routine.consent;

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
import java.util.List;
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
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/clients/{clientId}/consents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Consents")
class ConsentResource {
    private final CallerOfRequest caller;
    private final Clients clients;
    private final Consents consents;
    private final RequestBodies<NewDecision> bodies;

    ConsentResource(CallerOfRequest caller, Clients clients, Consents consents, ObjectMapper json) {
        this.caller = caller;
        this.clients = clients;
        this.consents = consents;
        this.bodies = new RequestBodies<>("consent-request.json", NewDecision.class, json);
    }

    /** How things stand, and every decision that led there, oldest first. */
    public record ConsentRecord(Consents.Standing consent, List<ConsentDecision> decisions) {}

    @GET
    @Transactional
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "listConsents",
            summary =
                    "Whether the client agrees to the practice's text, and who decided what, when and how, oldest first")
    public ConsentRecord list(@PathParam("clientId") UUID clientId) {
        Client client = clients.visible(caller.get(), clientId);
        return new ConsentRecord(consents.standing(client), consents.decisions(clientId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "recordConsent",
            summary =
                    "Record a decision of the client: GIVEN to the current version of the text, or WITHDRAWN, whatever the"
                            + " version; the same id and body again answers 200, another body 409")
    @APIResponseSchema(value = ConsentDecision.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "200", description = "It is there already, and the same")
    @APIResponse(
            responseCode = "409",
            description = "`id-conflict`, `consent-version-not-current`, `too-many-decisions`, `concurrent-change`")
    public Response decide(
            @PathParam("clientId") UUID clientId,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewDecision.class))) byte[] body) {
        // Who may not see the client reads just that, whatever their body is.
        Client client = clients.visible(caller.get(), clientId);
        Consents.Recorded done = consents.decide(caller.get(), client.clientId(), bodies.read(body));
        return Response.status(done.created() ? 201 : 200)
                .entity(done.decision())
                .build();
    }
}
