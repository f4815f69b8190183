package org.lumbar.look;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.lumbar.foundation.access.RunningRequest;

/** Whoever follows an address of the pages that leads nowhere, or while something is away, reads that on a page, and not in a problem document. */
class NoticeInstead {
    private static final MediaType PAGE = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    private final Site site;
    private final Notices notices;
    private final RunningRequest running;

    NoticeInstead(Site site, Notices notices, RunningRequest running) {
        this.site = site;
        this.notices = notices;
        this.running = running;
    }

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ours = response.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR;
        boolean toBeRead = ours
                || response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                || response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode();
        boolean page = MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType());
        if (!toBeRead || page || !isOfPages()) {
            return;
        }
        Response instead = notices.of(
                Response.Status.fromStatusCode(response.getStatus()),
                ours ? Notice.Kind.BROKEN : Notice.Kind.NOT_FOUND,
                request);
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, PAGE);
        response.setEntity(instead.getEntity(), new Annotation[0], PAGE);
    }

    private boolean isOfPages() {
        return running.get()
                .map(exchange -> site.has(exchange.normalizedPath()))
                .orElse(false);
    }
}
