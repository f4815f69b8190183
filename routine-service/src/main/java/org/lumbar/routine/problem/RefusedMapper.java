package org.lumbar.routine.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.lumbar.foundation.problem.Problems;

@Provider
class RefusedMapper implements ExceptionMapper<Refused> {

    @Override
    public Response toResponse(Refused refused) {
        List<org.lumbar.foundation.input.Fault> errors = refused.faults().stream()
                .map(fault -> new org.lumbar.foundation.input.Fault(fault.code(), fault.pointer(), fault.detail()))
                .toList();
        return Problems.of(refused.status(), refused.code(), refused.detail(), errors)
                .toResponse();
    }
}
