package org.lumbar.routine.desk.client;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.OfASession;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.joining.ClientInvitations;
import org.lumbar.routine.joining.ClientLogins;
import org.lumbar.routine.problem.Refused;

/** How a client gets into the app, and what they agreed to: invitations, logins, decisions that they have told the practice. */
@Path("/desk/clients/{clientId}/access")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class AccessDeskResource {
    private final ShowCard cards;
    private final ClientPages pages;
    private final AccessForms forms;
    private final ClientInvitations invitations;
    private final ClientLogins logins;
    private final CallerOfRequest caller;
    private final DeskRefusals refusals;

    AccessDeskResource(
            ShowCard cards,
            ClientPages pages,
            AccessForms forms,
            ClientInvitations invitations,
            ClientLogins logins,
            CallerOfRequest caller,
            DeskRefusals refusals) {
        this.cards = cards;
        this.pages = pages;
        this.forms = forms;
        this.invitations = invitations;
        this.logins = logins;
        this.caller = caller;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance card(CardPage page, Notation say);
    }

    /** The answer is the only place where the code ever stands: no address leads there again, and nobody stores it. */
    @POST
    @Path("invitations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invite(
            @PathParam("clientId") UUID clientId,
            MultivaluedMap<String, String> sent,
            @Context UriInfo here,
            @Context HttpHeaders headers) {
        try {
            CardPage card = cards.of(caller.get(), clientId, here.getBaseUri());
            Notation say = cards.notation(headers);
            return Response.ok(Pages.card(card, say).setLocale(say.language())).build();
        } catch (Refused refused) {
            return pages.again(clientId, Form.of(sent), refused, headers);
        }
    }

    @POST
    @Path("invitations/{invitationId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revokeInvitation(
            @PathParam("clientId") UUID clientId,
            @PathParam("invitationId") UUID invitationId,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        return pages.carriedOut(clientId, sent, headers, form -> {
            invitations.revoke(caller.get(), clientId, invitationId);
            return "invitation-revoked";
        });
    }

    @POST
    @Path("logins/{loginId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revokeLogin(
            @PathParam("clientId") UUID clientId,
            @PathParam("loginId") UUID loginId,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        return pages.carriedOut(clientId, sent, headers, form -> {
            logins.revoke(caller.get(), clientId, loginId);
            return "login-revoked";
        });
    }

    @POST
    @Path("consents")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @PathParam("clientId") UUID clientId, MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        return pages.carriedOut(
                clientId,
                sent,
                headers,
                form -> forms.decide(caller.get(), clientId, form) ? "consent-given" : "consent-withdrawn");
    }

    /** Where somebody comes who sent a form when their session was over, and has signed in again. */
    @GET
    @Path("{form:.+}")
    @Operation(hidden = true)
    public Response backToThePage(@PathParam("clientId") UUID clientId) {
        return refusals.to("/desk/clients/" + clientId);
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
