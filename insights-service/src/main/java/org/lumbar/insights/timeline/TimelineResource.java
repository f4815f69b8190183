package org.lumbar.insights.timeline;

import io.quarkus.oidc.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.problem.Problem;

@Path("/v1/clients/{clientId}")
@Tenant(Role.API)
@Tag(name = "Clients")
class TimelineResource {

    /** Most days that one answer covers: a little over two years. */
    private static final int MOST_DAYS = 800;

    private static final int USUAL_DAYS = 84;

    private final ClientAccess access;
    private final Timelines timelines;
    private final Clock clock;

    TimelineResource(ClientAccess access, Timelines timelines, Clock clock) {
        this.access = access;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    @Path("timeline")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(
            operationId = "getTimeline",
            summary = "All of one client, day by day, with trend, chart line, flare-ups and the progress of plans",
            description =
                    "Without from and to: the last 84 days. At most 800 days. Everything is as of to, if that lies in the past: what"
                            + " the client did later is not in it. Trend: Theil and Sen's slope over 28 days,"
                            + " judged by Mann and Kendall, with its 95 % interval, from 14 values over 14 days on. Chart line: EWMA,"
                            + " weight 0.3, with drift limits from 14 values on. Flare-ups: reported, or two rated days in a row at"
                            + " the median of the 14 days before + 2, and shown until they are over. Dose: seconds of ball rolling against the day's limit. What"
                            + " there is not enough data for is null, and a label or a reason says so. Proposed and not clinically"
                            + " validated, but for the cited thresholds.")
    public Timeline timeline(
            @PathParam("clientId") String clientId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return read(clientId, from, to);
    }

    @GET
    @Path("timeline.csv")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @Transactional
    @Operation(operationId = "exportTimeline", summary = "The timeline's days as a table (RFC 4180)")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(schema = @Schema(implementation = String.class)))
    public Response csv(
            @PathParam("clientId") String clientId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Timeline timeline = read(clientId, from, to);
        String name = "lumbar-" + timeline.clientId() + ".csv";
        return Response.ok(TimelineCsv.of(timeline))
                .type(MediaType.valueOf("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private Timeline read(String clientId, @Nullable String from, @Nullable String to) {
        LocalDate wantedFrom = Parameters.day("from", from);
        LocalDate wantedTo = Parameters.day("to", to);
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        LocalDate today = client.today(clock);
        LocalDate last = wantedTo == null ? today : wantedTo;
        LocalDate first = wantedFrom == null ? last.minusDays(USUAL_DAYS - 1L) : wantedFrom;
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw Problem.invalidParameter("from", "must lie before to, by at most " + MOST_DAYS + " days");
        }
        return timelines.of(client, first, last, today);
    }
}
