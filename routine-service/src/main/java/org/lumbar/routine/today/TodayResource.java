package org.lumbar.routine.today;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.problem.Unchanged;

@Path("/v1/clients/{clientId}/today")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Today")
class TodayResource {
    private final CallerOfRequest caller;
    private final ShowToday showToday;
    private final ObjectMapper json;

    TodayResource(CallerOfRequest caller, ShowToday showToday, ObjectMapper json) {
        this.caller = caller;
        this.showToday = showToday;
        this.json = json;
    }

    @GET
    @RolesAllowed({Roles.CLIENT, Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "getToday",
            summary = "What is due today, adapted; each adaptation names its rule and its evidence")
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "The ETag that you have; while nothing has changed, the answer is 304",
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Today.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed")
    public Response today(@PathParam("clientId") UUID clientId, @Context Request request) {
        Today today = showToday.of(caller.get(), clientId);
        EntityTag tag = tag(today);
        Response.ResponseBuilder unchanged = Unchanged.since(request, tag);
        return (unchanged == null ? Response.ok(today) : unchanged).tag(tag).build();
    }

    /** Weak, since the bytes that are sent depend on their encoding, too. */
    private EntityTag tag(Today today) {
        try {
            return new EntityTag(
                    UUID.nameUUIDFromBytes(json.writeValueAsBytes(today)).toString(), true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer can't be written", e);
        }
    }
}
