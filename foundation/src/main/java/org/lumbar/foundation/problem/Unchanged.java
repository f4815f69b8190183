package org.lumbar.foundation.problem;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Spares a reader what they have (RFC 9110, 13.1.2). */
public final class Unchanged {
    private Unchanged() {}

    /**
     * An answer of 304 if {@code If-None-Match} names the tag; null if the reader has something else, or nothing. {@code If-Match}
     * is for changes, and no read minds it: the framework's own 412 would have no problem document.
     */
    public static Response.@Nullable ResponseBuilder since(Request request, EntityTag tag) {
        Response.ResponseBuilder unmet = request.evaluatePreconditions(tag);
        boolean same = unmet != null && unmet.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
        return same ? Response.notModified(tag) : null;
    }
}
