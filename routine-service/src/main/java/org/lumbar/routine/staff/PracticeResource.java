package org.lumbar.routine.staff;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.wall.Service;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/practices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Staff")
class PracticeResource {
    private final CallerOfRequest caller;
    private final OpenPractice practices;
    private final RequestBodies<NewPractice> bodies;

    PracticeResource(CallerOfRequest caller, OpenPractice practices, ObjectMapper json) {
        this.caller = caller;
        this.practices = practices;
        this.bodies = new RequestBodies<>("practice-request.json", NewPractice.class, json);
    }

    /** @param name what the operator calls it; nothing depends on it */
    public record NewPractice(@Nullable String name) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "openPractice",
            summary =
                    "Make a practice: its id, which nobody chooses, and an invitation of its first administrator, whose code is"
                            + " shown this once; each call makes another practice")
    @APIResponse(
            responseCode = "201",
            description = "The practice, and the invitation with its code",
            content = @Content(schema = @Schema(implementation = OpenPractice.Opened.class)))
    @APIResponse(responseCode = "409", description = "`concurrent-change`")
    public Response open(
            @RequestBody(content = @Content(schema = @Schema(implementation = NewPractice.class))) byte[] body) {
        NewPractice wanted = bodies.read(body);
        String by = caller.get().subject();
        return Response.status(Response.Status.CREATED)
                .entity(Service.does(() -> practices.open(wanted.name(), by)))
                .build();
    }
}
