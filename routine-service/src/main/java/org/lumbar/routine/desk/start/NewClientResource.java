package org.lumbar.routine.desk.start;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
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
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.desk.PreviewedOccurrence;

/** A new client: who, the questions, the routine, when; then the plan runs. */
@Path("/desk/new-client")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class NewClientResource {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> name.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted()
            .toList();

    private final StartClient start;
    private final StartPlan plans;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    NewClientResource(
            StartClient start,
            StartPlan plans,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.start = start;
        this.plans = plans;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance start(NewClientPage page, Notation say);
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance empty(@Context HttpHeaders headers) {
        return page(Form.EMPTY, List.of(), headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response start(MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        Form form = Form.of(sent);
        if (form.is("do", "preview")) {
            StartPlan.Rehearsal rehearsed = start.rehearse(caller.get(), form);
            return Response.ok(page(rehearsed.form().without(NewClientForm.UNANSWERED), rehearsed.preview(), headers))
                    .build();
        }
        StartPlan.Outcome done = start.start(caller.get(), form);
        UUID client = done.client();
        return client == null
                ? Response.status(422)
                        .entity(page(done.form(), List.of(), headers))
                        .build()
                : refusals.to("/desk/clients/" + client + (done.planned() ? "?done=started" : "?done=kept-away"));
    }

    private TemplateInstance page(Form form, List<PreviewedOccurrence> preview, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        String zone = form.value("timezone", form.typed().isEmpty() ? start.zone(caller.get()) : "");
        NewClientPage page = new NewClientPage(
                viewers.current(),
                form,
                Objects.requireNonNullElseGet(form.id("clientId"), IDS::generate),
                ZONES,
                plans.fields(caller.get(), form, zone, preview));
        return Pages.start(page, say).setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
