package org.lumbar.routine.problem;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.foundation.failure.Causes;
import org.lumbar.foundation.problem.Failures;
import org.lumbar.foundation.problem.Problems;

/** Two people changed, or made, the same thing at once; the second one has to look again. */
class ConcurrentChangeMapper {
    private static final String UNIQUE_VIOLATION = "23505";

    @ServerExceptionMapper(OptimisticLockException.class)
    Response changedMeanwhile() {
        return concurrent();
    }

    /** Both found no such id, and both made it: PostgreSQL let one through. */
    @ServerExceptionMapper(ConstraintViolationException.class)
    Response madeMeanwhile() {
        return concurrent();
    }

    /** What a commit throws comes wrapped, whatever it is. */
    @ServerExceptionMapper
    Response notCommitted(ArcUndeclaredThrowableException failure) {
        return ofCommit(failure);
    }

    @ServerExceptionMapper
    Response notCommitted(QuarkusTransactionException failure) {
        return ofCommit(failure);
    }

    private static Response ofCommit(Throwable failure) {
        boolean concurrent = Causes.of(failure).stream().anyMatch(ConcurrentChangeMapper::isConcurrent);
        return concurrent ? concurrent() : Failures.answer(failure);
    }

    private static boolean isConcurrent(Throwable cause) {
        return cause instanceof OptimisticLockException
                || cause instanceof ConstraintViolationException
                || cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    private static Response concurrent() {
        return Problems.of(409, "concurrent-change", "Somebody else changed this meanwhile; read it again.")
                .toResponse();
    }
}
