package org.lumbar.routine.desk.client;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.Viewers;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.problem.Refused;

/** The page of one client, and how it answers the forms on it. */
@ApplicationScoped
class ClientPages {
    private final ShowDeskClient show;
    private final CallerOfRequest caller;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    ClientPages(ShowDeskClient show, CallerOfRequest caller, Viewers viewers, Notices notices, DeskRefusals refusals) {
        this.show = show;
        this.caller = caller;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "desk")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance client(ClientDeskPage page, Notation say);
    }

    /** What was refused stands on the page again, as it was typed, beside what it was refused for. */
    Response carriedOut(
            UUID clientId, MultivaluedMap<String, String> sent, HttpHeaders headers, Function<Form, String> action) {
        Form form = Form.of(sent);
        try {
            return refusals.to("/desk/clients/" + clientId + "?done=" + action.apply(form));
        } catch (Refused refused) {
            return again(clientId, form, refused, headers);
        }
    }

    Response again(UUID clientId, Form form, Refused refused, HttpHeaders headers) {
        String again = QuarkusTransaction.requiringNew()
                .call(() -> page(clientId, form.refused(refused.faults(), refused.code()), "", headers));
        return Response.status(refused.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(again)
                .build();
    }

    /** Call it in a transaction. */
    String page(UUID clientId, Form form, String done, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        ClientDeskPage page = show.of(caller.get(), viewers.current(), clientId, form, done);
        return Pages.client(page, say).setLocale(say.language()).render();
    }
}
