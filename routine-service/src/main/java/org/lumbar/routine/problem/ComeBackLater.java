package org.lumbar.routine.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers 503 while PostgreSQL is away, is ending, or had to let another transaction go first; the same request may succeed then. */
class ComeBackLater {
    private static final Logger LOG = Logger.getLogger(ComeBackLater.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    /** Connection, rollback for another's sake, resources, the operator's intervention; locks that were not got in time are 55P03. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @ServerExceptionMapper
    Response failed(PersistenceException failure) {
        SQLException cause = cause(failure);
        if (cause == null || !passes(cause.getSQLState())) {
            LOG.error("A request failed in PostgreSQL", failure);
            return problem(500, "Internal Server Error", "This should not have happened.", "internal-error")
                    .build()
                    .toResponse();
        }
        LOG.warnf("A request was answered with 503: SQLState %s", cause.getSQLState());
        return problem(
                        503,
                        "Not available now",
                        "Nothing was read, and it is not certain that anything was done. Send the same request again.",
                        "temporarily-unavailable")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }

    private static HttpProblem.Builder problem(int status, String title, String detail, String code) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with("code", code);
    }

    private static @Nullable SQLException cause(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** @param state null if not PostgreSQL but the pool has failed: it had no connection to give */
    private static boolean passes(@Nullable String state) {
        return state == null
                || state.equals(LOCK_NOT_AVAILABLE)
                || state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }
}
