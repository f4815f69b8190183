package org.lumbar.foundation.problem;

import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.foundation.failure.Causes;

/**
 * Answers whatever nobody else has: 503 while PostgreSQL or Kafka is away, 500 for a fault of ours. {@link Blame} tells the two
 * apart. The log gets the kinds of the failures and where they came from, never their messages: those may quote what was sent.
 */
public class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final int FRAMES = 12;

    @ServerExceptionMapper
    public Response failed(RuntimeException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper
    public Response broken(Error failure) {
        return answer(failure);
    }

    /** Whoever ends the connection in the middle of a body gets no answer, and it is no fault of ours. */
    @ServerExceptionMapper
    public Response cut(IOException failure) {
        return Causes.of(failure).stream().anyMatch(Failures::isAnEndedConnection)
                ? Problems.ofFramework(400).toResponse()
                : fault(failure);
    }

    private static boolean isAnEndedConnection(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof ClosedChannelException;
    }

    /** The answer to a failure that no service has a code for. */
    public static Response answer(Throwable failure) {
        if (Blame.of(failure) == Blame.OUTAGE) {
            LOG.warnf("A request was answered with 503: %s", told(failure, 0));
            return Problems.comeBackLater().toResponse();
        }
        return fault(failure);
    }

    private static Response fault(Throwable failure) {
        LOG.errorf("A request failed: %s", told(failure, FRAMES));
        return Problems.ofFramework(500).toResponse();
    }

    private static String told(Throwable failure, int frames) {
        return Causes.of(failure).stream()
                .map(cause -> kind(cause, frames))
                .collect(Collectors.joining(frames == 0 ? " from " : "\nfrom "));
    }

    private static String kind(Throwable failure, int frames) {
        String state = failure instanceof SQLException sql ? " (SQLState " + sql.getSQLState() + ")" : "";
        return Stream.of(failure.getStackTrace())
                .limit(frames)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining("", failure.getClass().getName() + state, ""));
    }
}
