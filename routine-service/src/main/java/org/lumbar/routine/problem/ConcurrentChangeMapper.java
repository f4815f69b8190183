package org.lumbar.routine.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.Response;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Two people changed, or made, the same thing at once; the second one has to look again. */
class ConcurrentChangeMapper {
    private final RefusedMapper refused = new RefusedMapper();

    @ServerExceptionMapper(OptimisticLockException.class)
    Response changedMeanwhile() {
        return concurrent();
    }

    /** Both found no such id, and both made it: PostgreSQL let one through. */
    @ServerExceptionMapper(ConstraintViolationException.class)
    Response madeMeanwhile() {
        return concurrent();
    }

    private Response concurrent() {
        return refused.toResponse(
                Refused.conflict("concurrent-change", "Somebody else changed this meanwhile; read it again."));
    }
}
