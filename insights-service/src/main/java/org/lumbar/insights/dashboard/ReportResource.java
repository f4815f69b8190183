package org.lumbar.insights.dashboard;

import io.quarkus.oidc.Tenant;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.dashboard.client.ReportPage;
import org.lumbar.insights.dashboard.client.ShowClient;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.PageRefusals;
import org.lumbar.look.Viewers;

/** A page to print, or to save as a PDF by the browser, for a client's doctor. */
@Path("/clients/{clientId}/report")
@Tenant("pages")
@Produces(MediaType.TEXT_HTML)
class ReportResource {

    private final ShowClient client;
    private final Notices notices;
    private final Viewers viewers;
    private final PageRefusals refusals;

    ReportResource(ShowClient client, Notices notices, Viewers viewers, PageRefusals refusals) {
        this.client = client;
        this.notices = notices;
        this.viewers = viewers;
        this.refusals = refusals;
    }

    @GET
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @OfASession
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance report(
            @PathParam("clientId") String clientId,
            @QueryParam("list") @Nullable String list,
            @QueryParam("period") @Nullable String period,
            @QueryParam("as") @Nullable String as,
            @QueryParam("practice") @Nullable String practice,
            @Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.report(
                        ReportPage.of(client.of(viewers.current(), clientId, list, period), as, practice, say.now()),
                        say)
                .setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
