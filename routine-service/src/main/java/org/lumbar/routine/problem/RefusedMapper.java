package org.lumbar.routine.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class RefusedMapper implements ExceptionMapper<Refused> {

    @Override
    public Response toResponse(Refused refused) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(refused.status())
                .withTitle(title(refused.status()))
                .withDetail(refused.detail())
                .with("code", refused.code());
        if (!refused.faults().isEmpty()) {
            problem.with("errors", refused.faults());
        }
        return problem.build().toResponse();
    }

    /** JAX-RS has no name for 422. */
    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Unprocessable Content" : known.getReasonPhrase();
    }
}
