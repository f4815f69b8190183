package org.lumbar.routine.prescribing.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.Viewers;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.prescribing.OpenSteps;
import org.lumbar.routine.problem.Refused;

/** A step is opened, or closed again: first what that will change, then done. */
@Path("/desk/clients/{clientId}/plan/{planId}/steps/{stepKey}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class StepDeskResource {
    private static final String MOVES = "{move:(?:open|close)}";

    private final ShowStep show;
    private final OpenSteps steps;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    StepDeskResource(
            ShowStep show,
            OpenSteps steps,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.show = show;
        this.steps = steps;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance step(StepPage page, Notation say);
    }

    @GET
    @Path(MOVES)
    @Transactional
    @Operation(hidden = true)
    public String before(
            @PathParam("clientId") UUID clientId,
            @PathParam("planId") UUID planId,
            @PathParam("stepKey") String stepKey,
            @PathParam("move") String move,
            @Context HttpHeaders headers) {
        return page(new ShowStep.Asked(clientId, planId, stepKey, move), Form.EMPTY, headers);
    }

    @POST
    @Path(MOVES)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response make(
            @PathParam("clientId") UUID clientId,
            @PathParam("planId") UUID planId,
            @PathParam("stepKey") String stepKey,
            @PathParam("move") String move,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        Form form = Form.of(sent);
        ShowStep.Asked asked = new ShowStep.Asked(clientId, planId, stepKey, move);
        try {
            var unseen = show.plan(caller.get(), asked);
            if (move.equals("open")) {
                var unused = steps.open(caller.get(), planId, stepKey, form.revision());
            } else {
                var unused = steps.close(caller.get(), planId, stepKey, form.revision());
            }
            return refusals.to("/desk/clients/" + clientId + "/plan/" + planId + "/prescription?done=" + move);
        } catch (Refused refused) {
            Form again = form.refused(refused.faults(), refused.code());
            String page = QuarkusTransaction.requiringNew().call(() -> page(asked, again, headers));
            return Response.status(refused.status())
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                    .entity(page)
                    .build();
        }
    }

    private String page(ShowStep.Asked asked, Form form, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        StepPage page = show.of(caller.get(), viewers.current(), asked, form);
        return Pages.step(page, say).setLocale(say.language()).render();
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
