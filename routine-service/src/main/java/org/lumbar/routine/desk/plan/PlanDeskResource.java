package org.lumbar.routine.desk.plan;

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
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.schedule.Occurrence;

/** Each change of a plan: first what it will do, then done. */
@Path("/desk/clients/{clientId}/plan/{planId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class PlanDeskResource {
    private static final String CHANGES = "{change:(?:activate|pause|resume|complete|cancel|schedule)}";

    private final ShowPlanChange show;
    private final PlanForms forms;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    PlanDeskResource(
            ShowPlanChange show,
            PlanForms forms,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.show = show;
        this.forms = forms;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance plan(PlanDeskPage page, Notation say);
    }

    @GET
    @Path(CHANGES)
    @Transactional
    @Operation(hidden = true)
    public String before(
            @PathParam("clientId") UUID clientId,
            @PathParam("planId") UUID planId,
            @PathParam("change") String change,
            @Context HttpHeaders headers) {
        return page(new ShowPlanChange.Asked(clientId, planId, change), Form.EMPTY, List.of(), headers);
    }

    @POST
    @Path(CHANGES)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response make(
            @PathParam("clientId") UUID clientId,
            @PathParam("planId") UUID planId,
            @PathParam("change") String change,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        ShowPlanChange.Asked asked = new ShowPlanChange.Asked(clientId, planId, change);
        Form form = Form.of(sent);
        try {
            if (form.is("do", "preview")) {
                return again(200, asked, form, forms.rehearse(caller.get(), planId, form), headers);
            }
            forms.make(caller.get(), planId, change, form);
            return refusals.to("/desk/clients/" + clientId + "?done=" + change);
        } catch (Refused refused) {
            return again(refused.status(), asked, form.refused(refused.faults(), refused.code()), List.of(), headers);
        }
    }

    private Response again(
            int status, ShowPlanChange.Asked asked, Form form, List<Occurrence> preview, HttpHeaders headers) {
        String page = QuarkusTransaction.requiringNew().call(() -> page(asked, form, preview, headers));
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page)
                .build();
    }

    private String page(ShowPlanChange.Asked asked, Form form, List<Occurrence> preview, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        PlanDeskPage page = show.of(caller.get(), viewers.current(), asked, form, preview);
        return Pages.plan(page, say).setLocale(say.language()).render();
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
