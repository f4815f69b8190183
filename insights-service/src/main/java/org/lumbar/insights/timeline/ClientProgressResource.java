package org.lumbar.insights.timeline;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.problem.Parameters;

/** What clients learn of themselves; timelines, alerts and what people wrote about them stay with those who care for them. */
@Path("/v1/clients/{clientId}/progress")
@Tenant(Role.API)
@Tag(name = "Clients")
class ClientProgressResource {

    /** A trend looks at so many. */
    private static final int DAYS = 28;

    private final ClientAccess access;
    private final Timelines timelines;
    private final Clock clock;

    ClientProgressResource(ClientAccess access, Timelines timelines, Clock clock) {
        this.access = access;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.CLIENT, Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "getClientProgress",
            summary = "How a client is getting on: streak and course of every plan, and where pain is heading",
            description =
                    "As of the client's today. Beside it: consistency and daily pain. NOT_ENOUGH_DATA where no more may be said;"
                            + " dataUpTo says up to when there is data, so that what was not synced yet is not taken for not done."
                            + " Proposed and not clinically validated, but for the cited thresholds.")
    public ClientProgress progress(@PathParam("clientId") String clientId) {
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        LocalDate today = client.today(clock);
        return ClientProgress.of(timelines.of(client, today.minusDays(DAYS - 1L), today, today));
    }
}
