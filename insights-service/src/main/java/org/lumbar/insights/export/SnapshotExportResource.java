package org.lumbar.insights.export;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.store.Database;

@Path("/v1/clients/{clientId}/facts.ndjson")
@Tenant(Role.API)
@Tag(name = "Clients")
class SnapshotExportResource {

    private static final String NEWLINE_DELIMITED = "application/x-ndjson";

    private final ClientAccess access;
    private final Database database;

    SnapshotExportResource(ClientAccess access, Database database) {
        this.access = access;
        this.database = database;
    }

    @GET
    @Produces(NEWLINE_DELIMITED)
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "exportSnapshots",
            summary = "All snapshots of one client, one JSON object per line",
            description =
                    "Each line has a kind (plan, session, pain-rating or client-day) and the newest snapshot of it, with"
                            + " the fields that this service reads.")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(schema = @Schema(implementation = String.class)))
    public Response snapshots(@PathParam("clientId") String clientId) {
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        List<String> lines = database.rows(
                """
                SELECT line FROM (
                    SELECT 1 AS place, plan_id::text AS name,
                           jsonb_build_object('kind', 'plan', 'snapshot', document)::text AS line
                      FROM plan WHERE client_id = ?
                    UNION ALL
                    SELECT 2, local_day || session_id::text,
                           jsonb_build_object('kind', 'session', 'snapshot', document)::text
                      FROM session WHERE client_id = ?
                    UNION ALL
                    SELECT 3, local_day || rating_id::text,
                           jsonb_build_object('kind', 'pain-rating', 'snapshot', document)::text
                      FROM pain_rating WHERE client_id = ?
                    UNION ALL
                    SELECT 4, local_day::text,
                           jsonb_build_object('kind', 'client-day', 'snapshot', document)::text
                      FROM client_day WHERE client_id = ?) AS snapshots
                 ORDER BY place, name
                """,
                row -> row.text("line"),
                client.clientId(),
                client.clientId(),
                client.clientId(),
                client.clientId());
        String name = "lumbar-" + client.clientId() + ".ndjson";
        return Response.ok(lines.stream().collect(Collectors.joining("\n", "", lines.isEmpty() ? "" : "\n")))
                .type(NEWLINE_DELIMITED)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
