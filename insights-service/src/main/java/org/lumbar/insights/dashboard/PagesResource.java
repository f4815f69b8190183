package org.lumbar.insights.dashboard;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.oidc.Tenant;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.Role;
import org.lumbar.insights.acknowledgement.Acknowledge;
import org.lumbar.insights.dashboard.client.AlertNotes;
import org.lumbar.insights.dashboard.client.ClientPage;
import org.lumbar.insights.dashboard.client.ClientView;
import org.lumbar.insights.dashboard.client.Period;
import org.lumbar.insights.dashboard.client.ShowClient;
import org.lumbar.insights.dashboard.parts.ListPlace;
import org.lumbar.insights.dashboard.session.SessionPage;
import org.lumbar.insights.dashboard.session.ShowSession;
import org.lumbar.insights.dashboard.triage.ShowTriage;
import org.lumbar.insights.dashboard.triage.TriageFilter;
import org.lumbar.insights.live.LiveChanges;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.store.DatabaseException;
import org.lumbar.look.Notation;
import org.lumbar.look.Notice;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.SignIn;
import org.lumbar.look.Viewers;

/** The pages, for people who signed in with a browser. */
@Path("/")
@Tenant("pages")
@Produces(MediaType.TEXT_HTML)
class PagesResource {

    private static final Logger LOG = Logger.getLogger(PagesResource.class);

    private final ShowTriage triage;
    private final ShowClient client;
    private final ShowSession session;
    private final Acknowledge acknowledge;
    private final LiveChanges changes;
    private final Notices notices;
    private final SignIn signIn;
    private final Viewers viewers;

    PagesResource(
            ShowTriage triage,
            ShowClient client,
            ShowSession session,
            Acknowledge acknowledge,
            LiveChanges changes,
            Notices notices,
            SignIn signIn,
            Viewers viewers) {
        this.triage = triage;
        this.client = client;
        this.session = session;
        this.acknowledge = acknowledge;
        this.changes = changes;
        this.notices = notices;
        this.signIn = signIn;
        this.viewers = viewers;
    }

    @GET
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @OfASession
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance triage(
            @QueryParam("q") @DefaultValue("") String search,
            @QueryParam("need") @Nullable String need,
            @QueryParam("consistency") @Nullable String regularity,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("after") @Nullable String after,
            @Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        TriageFilter filter = TriageFilter.of(search, need, regularity, sort);
        return Pages.triage(triage.matching(viewers.current(), filter, after), say)
                .setLocale(say.language());
    }

    @GET
    @Path("clients/{clientId}")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @OfASession
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance client(
            @PathParam("clientId") String clientId,
            @QueryParam("list") @Nullable String list,
            @QueryParam("period") @Nullable String period,
            @Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.client(client.of(viewers.current(), clientId, list, period), say)
                .setLocale(say.language());
    }

    @GET
    @Path("clients/{clientId}/sessions/{sessionId}")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @OfASession
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance session(
            @PathParam("clientId") String clientId,
            @PathParam("sessionId") String sessionId,
            @QueryParam("list") @Nullable String list,
            @QueryParam("period") @Nullable String period,
            @Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        SessionPage shown = session.of(viewers.current(), clientId, sessionId, say.tag());
        return Pages.session(shown, say, view(shown.clientId(), list, period).suffix())
                .setLocale(say.language());
    }

    /** Only our own pages get so far; see {@code OwnForms} of the module look. */
    @POST
    @Path("clients/{clientId}/alerts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @OfASession
    @Transactional
    @Operation(hidden = true)
    public Response acknowledge(
            @PathParam("clientId") String clientId,
            @QueryParam("list") @Nullable String list,
            @QueryParam("period") @Nullable String period,
            @FormParam("alert") List<String> alerts,
            @FormParam("note") @Nullable String note,
            @FormParam("undo") @Nullable String undo,
            @Context HttpHeaders headers) {
        try {
            if (undo == null) {
                acknowledge.seen(clientId, alerts, note);
            } else {
                acknowledge.undo(clientId, alerts);
            }
        } catch (HttpProblem problem) {
            if (problem.getStatusCode() == Response.Status.NOT_FOUND.getStatusCode()) {
                throw problem;
            }
            String code = String.valueOf(problem.getParameters().get("code"));
            AlertNotes.Refused refused = new AlertNotes.Refused(alerts, note == null ? "" : note, code);
            // Shows the client, and so is in the audit, which leaves out what has a status of refusal.
            return Response.ok(again(client.of(viewers.current(), clientId, list, period, refused), headers))
                    .build();
        }
        return alertsOf(clientId, list, period);
    }

    /** The page once more, with what was typed and why it was not taken. */
    private String again(ClientPage page, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.client(page, say).setLocale(say.language()).render();
    }

    private static ClientView view(UUID clientId, @Nullable String list, @Nullable String period) {
        return new ClientView(clientId, ListPlace.of(list), Period.named(period));
    }

    private static Response alertsOf(String clientId, @Nullable String list, @Nullable String period) {
        ClientView view = view(Parameters.clientId(clientId), list, period);
        return Response.seeOther(URI.create(view.with(view.period()) + "#alerts"))
                .build();
    }

    /** Where somebody comes who pressed the button when their session was over, and has signed in again. */
    @GET
    @Path("clients/{clientId}/alerts")
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @OfASession
    @Operation(hidden = true)
    public Response backToAlerts(
            @PathParam("clientId") String clientId,
            @QueryParam("list") @Nullable String list,
            @QueryParam("period") @Nullable String period) {
        return alertsOf(clientId, list, period);
    }

    /** What an open page listens to. */
    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RolesAllowed({Role.THERAPIST, Role.PRACTICE_ADMIN})
    @OfASession
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(
            @Context Sse sse, @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId) {
        return changes.eventsOfPages(sse, lastEventId);
    }

    /** Where the identity provider sends people back to; the sign-in then goes on to the page they wanted. */
    @GET
    @Path("signed-in")
    @Authenticated
    @Operation(hidden = true)
    public Response signedIn() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** Where a link of another page, or of an earlier release, leads: it ends nothing, and has the button that does. */
    @GET
    @Path("sign-out")
    @PermitAll
    @Operation(hidden = true)
    public Response askBeforeSignOut(@Context HttpHeaders headers) {
        return notices.of(Response.Status.OK, Notice.Kind.SIGN_OUT, headers);
    }

    /**
     * Ends the session here, for all replicas, and at the identity provider; before that at the desk, if it shares this host. Asked
     * by our own pages only.
     */
    @POST
    @Path("sign-out")
    @Authenticated
    @Operation(hidden = true)
    public Response signOut(@QueryParam("left") @Nullable String left, @Context UriInfo here) {
        return signIn.signOut(here, left);
    }

    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Response signedOut(@Context HttpHeaders headers) {
        return notices.of(Response.Status.OK, Notice.Kind.SIGNED_OUT, headers);
    }

    /** Who is in nobody's care and who is in somebody else's look the same. */
    @ServerExceptionMapper
    public Response refused(HttpProblem problem, @Context HttpHeaders headers) {
        Response.Status status = Response.Status.fromStatusCode(problem.getStatusCode());
        if (status == Response.Status.TOO_MANY_REQUESTS) {
            // Nobody reads it as a page: what asks so often is a program.
            return problem.toResponse();
        }
        boolean forbidden = status == Response.Status.FORBIDDEN;
        return notices.of(status, forbidden ? Notice.Kind.NOT_ALLOWED : Notice.Kind.NOT_FOUND, headers);
    }

    /** Nobody is signed in, or no longer: on to the identity provider. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Uni<Response> unknown(RoutingContext exchange) {
        return signIn.begin(exchange);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refusal, @Context HttpHeaders headers) {
        return notices.of(Response.Status.FORBIDDEN, Notice.Kind.NOT_ALLOWED, headers);
    }

    @ServerExceptionMapper({DatabaseException.class, QuarkusTransactionException.class})
    public Response broken(RuntimeException failure, @Context HttpHeaders headers) {
        LOG.error("A page could not be shown", failure);
        return notices.of(Response.Status.SERVICE_UNAVAILABLE, Notice.Kind.BROKEN, headers);
    }
}
