package org.lumbar.routine.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Two people changed the same thing at once; the second one has to look again. */
@Provider
class ConcurrentChangeMapper implements ExceptionMapper<OptimisticLockException> {
    private final RefusedMapper refused = new RefusedMapper();

    @Override
    public Response toResponse(OptimisticLockException lost) {
        return refused.toResponse(
                Refused.conflict("concurrent-change", "Somebody else changed this meanwhile; read it again."));
    }
}
