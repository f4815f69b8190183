package org.lumbar.routine.proposal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.foundation.problem.Parameters;

@Path("/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
class ProposalListResource {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final CallerOfRequest caller;
    private final OpenProposals open;
    private final Seen seen;

    ProposalListResource(CallerOfRequest caller, OpenProposals open, Seen seen) {
        this.caller = caller;
        this.open = open;
        this.seen = seen;
    }

    /** @param nextCursor pass it as {@code cursor} for the next page; null on the last one */
    public record WaitingPage(
            List<OpenProposalRow.Waiting> items, @Nullable String nextCursor) {}

    @GET
    @Transactional
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @Operation(
            operationId = "listOpenProposals",
            summary = "What waits for a clinician's decision, of the clients in your care, by the proposal's id")
    public WaitingPage list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        UUID after = Parameters.uuid("cursor", cursor);
        int size = Parameters.limit(limit, USUAL_PAGE, LARGEST_PAGE);
        List<OpenProposalRow.Waiting> found = open.page(caller.get(), after, size + 1).stream()
                .map(OpenProposalRow::waiting)
                .toList();
        seen.clients(found.stream().map(OpenProposalRow.Waiting::clientId).toList());
        if (found.size() <= size) {
            return new WaitingPage(found, null);
        }
        List<OpenProposalRow.Waiting> items = found.subList(0, size);
        return new WaitingPage(items, items.get(size - 1).proposalId().toString());
    }
}
