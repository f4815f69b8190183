package org.lumbar.routine.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Problems that the framework raises (no token, wrong role, not JSON, wrong method) get a stable code too. */
@ApplicationScoped
class CodedProblems implements ProblemPostProcessor {
    private static final Map<Integer, String> CODES = Map.of(
            400, "malformed-request",
            401, "unauthenticated",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "too-large",
            415, "unsupported-media-type");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        String code = CODES.getOrDefault(
                problem.getStatusCode(), problem.getStatusCode() >= 500 ? "internal-error" : "request-failed");
        return HttpProblem.builder(problem).with("code", code).build();
    }
}
