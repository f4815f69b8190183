package org.lumbar.routine.joining;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Where a request comes from. */
public final class AddressOfRequest {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private AddressOfRequest() {}

    /** What the nearest proxy says; what stands before that in the header may be anybody's. */
    public static String of(HttpServerRequest request) {
        List<String> forwarded = request.headers().getAll(FORWARDED_FOR);
        if (forwarded.isEmpty()) {
            return String.valueOf(request.remoteAddress().hostAddress());
        }
        String all = forwarded.get(forwarded.size() - 1);
        return all.substring(all.lastIndexOf(',') + 1).strip();
    }
}
