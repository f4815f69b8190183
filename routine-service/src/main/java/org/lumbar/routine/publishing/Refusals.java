package org.lumbar.routine.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** What can't be published hurts only itself: it is reported, passed by, and tried again once in a while. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final MeterRegistry meters;
    private final PublishingConfig config;
    private final Clock clock;

    Refusals(MeterRegistry meters, PublishingConfig config, Clock clock) {
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    /** Counts it, and logs which it is; never what it says. */
    public void report(String kind, UUID id, long revision, String code) {
        Counter.builder("lumbar.relay.refused")
                .tag("kind", kind)
                .register(meters)
                .increment();
        LOG.errorf("Revision %d of %s %s can't be published: %s", revision, kind, id, code);
    }

    public Instant now() {
        return clock.instant();
    }

    /** What was refused before is tried again. */
    public Instant triedAgainBefore() {
        return clock.instant().minus(config.refusedAgain());
    }

    /** {@code too-large}, {@code refused-by-broker}, or {@code unwritable} if our own code has failed on it. */
    static String code(Throwable failure) {
        boolean tooLarge = isCausedBy(failure, RecordTooLargeException.class)
                || isCausedBy(failure, RecordBatchTooLargeException.class);
        if (tooLarge) {
            return "too-large";
        }
        return isCausedBy(failure, InvalidRecordException.class) ? "refused-by-broker" : "unwritable";
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(type::isInstance);
    }
}
