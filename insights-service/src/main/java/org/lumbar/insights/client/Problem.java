package org.lumbar.insights.client;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;

/** The refusals of this service, each with a stable code. */
public final class Problem {

    private Problem() {}

    /** The client does not exist, or is none of the caller's business: the answer does not tell which. */
    static HttpProblem clientNotFound() {
        return of(Status.NOT_FOUND, "client-not-found", "There is no such client in your care.");
    }

    /** The caller's token names no practice. */
    static HttpProblem noPractice() {
        return of(Status.FORBIDDEN, "no-practice", "Your account belongs to no practice.");
    }

    /** A query parameter is not what it has to be. */
    public static HttpProblem invalidParameter(String name, String detail) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle("Bad Request")
                .withDetail("The request has an invalid parameter.")
                .with("code", "invalid-parameter")
                .with("errors", List.of(Map.of("code", "invalid-field", "pointer", "/" + name, "detail", detail)))
                .build();
    }

    /** A refusal with its own code. */
    public static HttpProblem of(Status status, String code, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .with("code", code)
                .build();
    }
}
