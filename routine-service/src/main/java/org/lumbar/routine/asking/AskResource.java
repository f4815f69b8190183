package org.lumbar.routine.asking;

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
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.screening.ScreeningForm;
import org.lumbar.routine.screening.Screenings;

/** The screening of a client who is known: one who came with a roster, or whose answers are too old. */
@Path("/desk/clients/{clientId}/screening")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class AskResource {
    private final Clients clients;
    private final Screenings screenings;
    private final AskForm forms;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    AskResource(
            Clients clients,
            Screenings screenings,
            AskForm forms,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.clients = clients;
        this.screenings = screenings;
        this.forms = forms;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "ask")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance screening(AskPage page, Notation say);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance ask(@PathParam("clientId") UUID clientId, @Context HttpHeaders headers) {
        return page(clients.visible(caller.get(), clientId), Form.EMPTY, headers);
    }

    /** Sent twice, the same answers are stored once. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(
            @PathParam("clientId") UUID clientId, MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        Client client = clients.visible(caller.get(), clientId);
        Form form = Form.of(sent);
        ScreeningForm questions = screenings.form();
        List<Fault> faults = forms.faults(form, questions);
        if (!faults.isEmpty()) {
            return Response.status(422)
                    .entity(page(client, form.withFaults(faults), headers))
                    .build();
        }
        screenings.keepOnce(caller.get(), clientId, forms.read(form, questions), "");
        return refusals.to("/desk/clients/" + clientId + "?done=screened");
    }

    private TemplateInstance page(Client client, Form form, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.screening(new AskPage(viewers.current(), form, client, screenings.form()), say)
                .setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
