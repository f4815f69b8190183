package org.lumbar.routine.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.look.Notation;
import org.lumbar.look.Notice;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.SignIn;
import org.lumbar.look.Viewers;

/** The desk's first page, and how people come and go. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
class DeskResource {
    private final ShowDesk desk;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final SignIn signIn;
    private final DeskRefusals refusals;

    DeskResource(
            ShowDesk desk,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            SignIn signIn,
            DeskRefusals refusals) {
        this.desk = desk;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.signIn = signIn;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance desk(DeskPage page, Notation say);
    }

    @GET
    @RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
    @OfASession
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance desk(
            @QueryParam("named") @DefaultValue("") String named,
            @QueryParam("page") @DefaultValue("") String page,
            @Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        int at = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
        String name = named.replace("\0", "").strip();
        DeskPage shown = desk.of(caller.get(), viewers.current(), name, at);
        return Pages.desk(shown, say).setLocale(say.language());
    }

    /** Where the identity provider sends people back to; the sign-in then goes on to the page they wanted. */
    @GET
    @Path("signed-in")
    @Authenticated
    @Operation(hidden = true)
    public Response signedIn() {
        return refusals.to("/desk");
    }

    /** Where a link of another page leads: it ends nothing, and has the button that does. */
    @GET
    @Path("sign-out")
    @PermitAll
    @Operation(hidden = true)
    public Response askBeforeSignOut(@Context HttpHeaders headers) {
        return notices.of(Response.Status.OK, Notice.Kind.SIGN_OUT, headers);
    }

    /** Ends the session here, for all replicas, then at the dashboard and at the identity provider; asked by our own pages only. */
    @POST
    @Path("sign-out")
    @PermitAll
    @Operation(hidden = true)
    public Response signOut(@Context UriInfo here) {
        return signIn.signOut(here, null);
    }

    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Response signedOut(@Context HttpHeaders headers) {
        return notices.of(Response.Status.OK, Notice.Kind.SIGNED_OUT, headers);
    }

    @GET
    @Path("{unknown:.+}")
    @PermitAll
    @Operation(hidden = true)
    public Response unknown() {
        throw new NotFoundException();
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
