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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.input.Fault;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.Viewers;
import org.lumbar.routine.client.EraseClient;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.problem.Refused;

/** Erases a client everywhere, after saying what goes. */
@Path("/desk/clients/{clientId}/erase")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PRACTICE_ADMIN)
@OfASession
class EraseDeskResource {
    private final ShowErasure show;
    private final EraseClient erase;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    EraseDeskResource(
            ShowErasure show,
            EraseClient erase,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.show = show;
        this.erase = erase;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance erase(ErasePage page, Notation say);

        static native TemplateInstance receipt(ReceiptPage page, Notation say);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance before(@PathParam("clientId") UUID clientId, @Context HttpHeaders headers) {
        return page(clientId, Form.EMPTY, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response erase(
            @PathParam("clientId") UUID clientId, MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        Form form = Form.of(sent);
        if (!form.is("confirmed", "yes")) {
            List<Fault> unconfirmed = List.of(new Fault("unconfirmed", "/confirmed", "It has to be confirmed."));
            return again(422, clientId, form.withFaults(unconfirmed), headers);
        }
        try {
            erase.erase(caller.get(), clientId, form.revision());
            return refusals.to("/desk/clients/" + clientId + "/erase/receipt");
        } catch (Refused refused) {
            return again(refused.status(), clientId, form.refused(refused.faults(), refused.code()), headers);
        }
    }

    @GET
    @Path("receipt")
    @Operation(hidden = true)
    public TemplateInstance receipt(@PathParam("clientId") UUID clientId, @Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.receipt(show.receipt(caller.get(), viewers.current(), clientId), say)
                .setLocale(say.language());
    }

    private Response again(int status, UUID clientId, Form form, HttpHeaders headers) {
        return Response.status(status).entity(page(clientId, form, headers)).build();
    }

    private TemplateInstance page(UUID clientId, Form form, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.erase(show.before(caller.get(), viewers.current(), clientId, form), say)
                .setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
