package org.lumbar.insights.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import org.lumbar.foundation.problem.Problems;

/** The refusals of this service, each with a stable code. */
public final class Problem {

    private Problem() {}

    /** A query parameter is not what it has to be. */
    public static HttpProblem invalidParameter(String name, String detail) {
        return Problems.invalidParameter(name, detail);
    }

    /** A refusal with its own code. */
    public static HttpProblem of(Status status, String code, String detail) {
        return Problems.of(status.getStatusCode(), code, detail);
    }
}
