package org.lumbar.routine.receipt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.foundation.problem.Parameters;
import org.lumbar.routine.problem.Refused;

@Path("/v1/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasures")
class ErasureResource {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final CallerOfRequest caller;
    private final Erasures erasures;
    private final Seen seen;

    ErasureResource(CallerOfRequest caller, Erasures erasures, Seen seen) {
        this.caller = caller;
        this.erasures = erasures;
        this.seen = seen;
    }

    /** @param nextCursor pass it as {@code cursor} for the next page; null on the last one */
    public record ErasurePage(List<Erasure> items, @Nullable String nextCursor) {}

    @GET
    @Transactional
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            operationId = "listErasures",
            summary = "Your practice's erasures, and which services have answered, by client id")
    public ErasurePage list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        UUID after = Parameters.uuid("cursor", cursor);
        int size = Parameters.limit(limit, USUAL_PAGE, LARGEST_PAGE);
        List<Erasure> found = erasures.page(caller.get().practiceId(), after, size + 1);
        seen.clients(found.stream().map(Erasure::clientId).toList());
        if (found.size() <= size) {
            return new ErasurePage(found, null);
        }
        List<Erasure> items = found.subList(0, size);
        return new ErasurePage(items, items.get(size - 1).clientId().toString());
    }

    @GET
    @Path("/{clientId}")
    @Transactional
    @RolesAllowed(Roles.PRACTICE_ADMIN)
    @Operation(
            operationId = "getErasure",
            summary = "What was erased of a client, by which service, and what remains until when")
    @APIResponse(responseCode = "404", description = "`erasure-not-found`")
    @APIResponseSchema(value = Erasure.class, responseCode = "200", responseDescription = "OK")
    public Erasure get(@PathParam("clientId") UUID clientId) {
        Erasure erasure = erasures.of(caller.get().practiceId(), clientId)
                .orElseThrow(() ->
                        Refused.notFound("erasure-not-found", "No client of your practice with this id was erased."));
        seen.client(clientId);
        return erasure;
    }
}
