package org.lumbar.insights.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import org.lumbar.foundation.problem.Problems;

/** The refusals of this service, each with a stable code. */
public final class Problem {

    private Problem() {}

    /** The client does not exist, or is none of the caller's business: the answer does not tell which. */
    public static HttpProblem clientNotFound() {
        return of(Status.NOT_FOUND, "client-not-found", "There is no such client in your care.");
    }

    /** The caller's token names no practice. */
    public static HttpProblem noPractice() {
        return of(Status.FORBIDDEN, "no-practice", "Your account belongs to no practice.");
    }

    /** A query parameter is not what it has to be. */
    public static HttpProblem invalidParameter(String name, String detail) {
        return Problems.invalidParameter(name, detail);
    }

    /** A refusal with its own code. */
    public static HttpProblem of(Status status, String code, String detail) {
        return Problems.of(status.getStatusCode(), code, detail);
    }
}
