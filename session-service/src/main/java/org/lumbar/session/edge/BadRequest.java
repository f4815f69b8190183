package org.lumbar.session.edge;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** A request that is wrong as a whole, so that nothing of it is taken. Carries nothing of the request. */
final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private BadRequest(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static BadRequest malformedJson() {
        return new BadRequest(400, "malformed-json", "The body is not one JSON event, or an array of them, in UTF-8.");
    }

    static BadRequest malformedGzip() {
        return new BadRequest(400, "malformed-gzip", "Content-Encoding says gzip, and the body is not.");
    }

    static BadRequest unknownEncoding() {
        return new BadRequest(415, "unknown-encoding", "Content-Encoding may be gzip or absent.");
    }

    static BadRequest tooManyEvents() {
        return new BadRequest(413, "too-many-events", "A batch holds at most " + AcceptEvents.MAX_EVENTS + " events.");
    }

    static BadRequest tooLarge() {
        return new BadRequest(413, "too-large", "A request holds at most 1 MiB, decompressed.");
    }

    boolean isTooLarge() {
        return status == 413;
    }

    HttpProblem problem() {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status == 413 ? "Request too large" : "Request not understood")
                .withDetail(getMessage())
                .with("code", code)
                .build();
    }
}
