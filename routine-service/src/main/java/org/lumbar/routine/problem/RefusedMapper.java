package org.lumbar.routine.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.lumbar.foundation.problem.Problems;

@Provider
class RefusedMapper implements ExceptionMapper<Refused> {

    @Override
    public Response toResponse(Refused refused) {
        return Problems.of(refused.status(), refused.code(), refused.detail(), refused.faults())
                .toResponse();
    }
}
