package org.lumbar.foundation.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives problems that the framework raises (wrong role, unknown path, wrong method or media type) a stable code, and words of
 * ours: the framework's own may quote what was sent.
 */
@ApplicationScoped
public class FrameworkProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        int status = problem.getStatusCode();
        return problem.getParameters().containsKey("code")
                ? problem
                : HttpProblem.builder(problem)
                        .withDetail(Problems.detail(status))
                        .with("code", Problems.code(status))
                        .build();
    }
}
