package org.lumbar.routine.desk.client;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.look.Form;
import org.lumbar.look.OfASession;
import org.lumbar.routine.desk.DeskRefusals;

/** One client at the desk: what keeps them, what is proposed, what they are to do, who did what. */
@Path("/desk/clients/{clientId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class ClientDeskResource {
    private final ClientPages pages;
    private final ClientForms forms;
    private final CallerOfRequest caller;
    private final DeskRefusals refusals;

    ClientDeskResource(ClientPages pages, ClientForms forms, CallerOfRequest caller, DeskRefusals refusals) {
        this.pages = pages;
        this.forms = forms;
        this.caller = caller;
        this.refusals = refusals;
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public String client(
            @PathParam("clientId") UUID clientId,
            @QueryParam("done") @DefaultValue("") String done,
            @Context HttpHeaders headers) {
        return pages.page(clientId, Form.EMPTY, done, headers);
    }

    @POST
    @Path("details")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            @PathParam("clientId") UUID clientId, MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        return pages.carriedOut(clientId, sent, headers, form -> {
            forms.change(caller.get(), clientId, form);
            return "changed";
        });
    }

    @POST
    @Path("locks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response clearLock(
            @PathParam("clientId") UUID clientId, MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        return pages.carriedOut(clientId, sent, headers, form -> {
            forms.clearLock(caller.get(), clientId, form);
            return "lock-cleared";
        });
    }

    @POST
    @Path("screenings/{screeningId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response clearScreening(
            @PathParam("clientId") UUID clientId,
            @PathParam("screeningId") UUID screeningId,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        return pages.carriedOut(clientId, sent, headers, form -> {
            forms.clearScreening(caller.get(), clientId, screeningId, form);
            return "screening-cleared";
        });
    }

    @POST
    @Path("plans/{planId}/proposals/{proposalId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @PathParam("clientId") UUID clientId,
            @PathParam("planId") UUID planId,
            @PathParam("proposalId") UUID proposalId,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        return pages.carriedOut(
                clientId,
                sent,
                headers,
                form -> forms.decide(caller.get(), planId, proposalId, form) ? "accepted" : "declined");
    }

    /** Where somebody comes who sent a form when their session was over, and has signed in again. */
    @GET
    @Path("{form:(?:details|locks|screenings/.+|plans/.+)}")
    @Operation(hidden = true)
    public Response backToThePage(@PathParam("clientId") UUID clientId) {
        return refusals.to("/desk/clients/" + clientId);
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
