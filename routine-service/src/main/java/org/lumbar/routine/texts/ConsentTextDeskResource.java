package org.lumbar.routine.texts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import org.lumbar.routine.consent.ConsentText;
import org.lumbar.routine.consent.ConsentTexts;
import org.lumbar.routine.consent.NewConsentText;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.problem.RequestBodies;

/** An administrator reads and publishes the text that the practice's clients are asked to agree to. */
@Path("/desk/consent-text")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.PRACTICE_ADMIN)
@OfASession
class ConsentTextDeskResource {
    private final ConsentTexts texts;
    private final DeskBodies bodies;
    private final RequestBodies<NewConsentText> wanted;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    ConsentTextDeskResource(
            ConsentTexts texts,
            DeskBodies bodies,
            CallerOfRequest caller,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.texts = texts;
        this.bodies = bodies;
        this.wanted = bodies.of("consent-text-request.json", NewConsentText.class);
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "texts")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance consent(ConsentTextPage page, Notation say);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance text(@QueryParam("done") @DefaultValue("") String done, @Context HttpHeaders headers) {
        return page(Form.EMPTY, current(), done.equals("published"), headers);
    }

    /** Refused if somebody else has published a text since the page was read. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response publish(MultivaluedMap<String, String> sent, @Context HttpHeaders headers) {
        Form form = Form.of(sent);
        ConsentText current = current();
        String shown = String.valueOf(current == null ? 0 : current.version());
        if (!form.value("version").equals(shown)) {
            return again(412, form.refused(List.of(), "stale-revision"), current, headers);
        }
        try {
            var unused = texts.publish(caller.get(), wanted.read(bodies.bytes(body(form))));
            return refusals.to("/desk/consent-text?done=published");
        } catch (Refused refused) {
            return again(refused.status(), form.refused(refused.faults(), refused.code()), current, headers);
        }
    }

    private @Nullable ConsentText current() {
        return texts.current(caller.get().practice()).orElse(null);
    }

    /** A language in which nothing was typed is left out. */
    private static ObjectNode body(Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode languages = body.putObject("texts");
        for (String language : ConsentTextPage.LANGUAGES) {
            String title = form.value("title-" + language);
            String text = form.value("text-" + language);
            if (!title.isEmpty() || !text.isEmpty()) {
                languages.putObject(language).put("title", title).put("text", text.replace("\r\n", "\n"));
            }
        }
        return body;
    }

    private Response again(int status, Form form, @Nullable ConsentText current, HttpHeaders headers) {
        return Response.status(status)
                .entity(page(form, current, false, headers))
                .build();
    }

    private TemplateInstance page(Form form, @Nullable ConsentText current, boolean done, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.consent(new ConsentTextPage(viewers.current(), form, current, done), say)
                .setLocale(say.language());
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
