package org.lumbar.session.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a code to problems that the framework raises: wrong role, unknown path, wrong media type, a fault of ours. */
@ApplicationScoped
class FrameworkCodes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        String code = switch (problem.getStatusCode()) {
            case 400 -> "malformed-request";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            default -> problem.getStatusCode() < 500 ? "request-failed" : "internal-error";
        };
        return HttpProblem.builder(problem).with("code", code).build();
    }
}
