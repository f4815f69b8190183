package org.lumbar.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Pages that say one thing, in the reader's language. */
@ApplicationScoped
public class Notices {

    private final Clock clock;

    Notices(Clock clock) {
        this.clock = clock;
    }

    /** How this reader is addressed. */
    public Notation notation(HttpHeaders headers) {
        return notation(headers.getAcceptableLanguages());
    }

    /** An answer that shows the notice. */
    public Response of(Response.Status status, Notice.Kind kind, HttpHeaders headers) {
        return of(status, kind, notation(headers));
    }

    /** Likewise, before it is known who answers. */
    public Response of(Response.Status status, Notice.Kind kind, ContainerRequestContext request) {
        return of(status, kind, notation(request.getAcceptableLanguages()));
    }

    private Notation notation(List<Locale> languages) {
        return Notation.of(languages, clock.instant());
    }

    private static Response of(Response.Status status, Notice.Kind kind, Notation say) {
        String page = LookPages.notice(new Notice(null, kind), say)
                .setLocale(say.language())
                .render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page)
                .build();
    }
}
