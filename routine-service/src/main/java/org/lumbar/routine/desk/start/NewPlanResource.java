package org.lumbar.routine.desk.start;

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
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.Viewers;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.desk.PreviewedOccurrence;

/** A plan for a client who is known: after a clearance, or after another plan. */
@Path("/desk/clients/{clientId}/new-plan")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class NewPlanResource {
    private final StartPlan start;
    private final Clients clients;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    NewPlanResource(
            StartPlan start,
            Clients clients,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.start = start;
        this.clients = clients;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Pages {
        private Pages() {}

        static native TemplateInstance newPlan(NewPlanPage page, Notation say);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance empty(@PathParam("clientId") UUID clientId, @Context HttpHeaders headers) {
        return page(clients.visible(caller.get(), clientId), Form.EMPTY, List.of(), headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response start(
            @PathParam("clientId") UUID clientId, MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        Client client = clients.visible(caller.get(), clientId);
        Form form = Form.of(sent);
        if (form.is("do", "preview")) {
            StartPlan.Rehearsal rehearsed = start.rehearse(caller.get(), client, form);
            return Response.ok(page(
                            client, rehearsed.form().without(NewClientForm.UNANSWERED), rehearsed.preview(), headers))
                    .build();
        }
        StartPlan.Outcome done = start.start(caller.get(), client, form);
        return done.client() == null
                ? Response.status(422)
                        .entity(page(client, done.form(), List.of(), headers))
                        .build()
                : refusals.to("/desk/clients/" + clientId + (done.planned() ? "?done=activate" : "?done=kept-away"));
    }

    private TemplateInstance page(Client client, Form form, List<PreviewedOccurrence> preview, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        PlanFields fields = start.fields(caller.get(), form, client.timezone().getId(), preview);
        NewPlanPage page = new NewPlanPage(viewers.current(), form, client, start.questions(client) != null, fields);
        return Pages.newPlan(page, say).setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
