package org.lumbar.routine.prescribing.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.Roles;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.Viewers;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.prescription.PrescriptionDifferences.Difference;
import org.lumbar.routine.problem.Refused;

/** What is prescribed within a plan: read, changed in a form, shown as it will be, then changed. */
@Path("/desk/clients/{clientId}/plan/{planId}/prescription")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.THERAPIST, Roles.PRACTICE_ADMIN})
@OfASession
class PrescriptionDeskResource {
    private final ShowPrescription show;
    private final PrescriptionForms forms;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    PrescriptionDeskResource(
            ShowPrescription show,
            PrescriptionForms forms,
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

        static native TemplateInstance prescription(PrescriptionPage page, Notation say);
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public String read(
            @PathParam("clientId") UUID clientId,
            @PathParam("planId") UUID planId,
            @QueryParam("done") @Nullable String done,
            @Context HttpHeaders headers) {
        String what = done == null ? "" : done;
        return page(
                new ShowPrescription.Asked(
                        clientId, planId, what, notices.notation(headers).language()),
                Form.EMPTY,
                null,
                headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response prescribe(
            @PathParam("clientId") UUID clientId,
            @PathParam("planId") UUID planId,
            MultivaluedMap<String, String> sent,
            @Context HttpHeaders headers) {
        ShowPrescription.Asked asked = new ShowPrescription.Asked(
                clientId, planId, "", notices.notation(headers).language());
        Form form = Form.of(sent);
        try {
            ObjectNode body = forms.body(caller.get(), asked, form);
            boolean wasShown = form.is("mark", PrescriptionForm.mark(body));
            if (!form.is("do", "change") || !wasShown) {
                return again(200, asked, form, forms.rehearse(caller.get(), asked, form, body), headers);
            }
            forms.prescribe(caller.get(), asked, form, body);
            return refusals.to("/desk/clients/" + clientId + "/plan/" + planId + "/prescription?done=prescribed");
        } catch (Refused refused) {
            return again(refused.status(), asked, form.refused(refused.faults(), refused.code()), null, headers);
        }
    }

    private Response again(
            int status,
            ShowPrescription.Asked asked,
            Form form,
            @Nullable List<Difference> preview,
            HttpHeaders headers) {
        String page = QuarkusTransaction.requiringNew().call(() -> page(asked, form, preview, headers));
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page)
                .build();
    }

    private String page(
            ShowPrescription.Asked asked, Form form, @Nullable List<Difference> preview, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        PrescriptionPage page = show.of(caller.get(), viewers.current(), asked, form, preview);
        return Pages.prescription(page, say).setLocale(say.language()).render();
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
