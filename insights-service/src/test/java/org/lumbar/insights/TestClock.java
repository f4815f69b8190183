package org.lumbar.insights;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The service's clock in tests: the wall clock, until a test moves it. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {

    private volatile Clock shown = Clock.systemUTC();

    /** Goes on from here; {@link Duration#ZERO} is the wall clock again. */
    public void moveBy(Duration offset) {
        shown = Clock.offset(Clock.systemUTC(), offset);
    }

    /** Stands still. */
    public void stopAt(Instant instant) {
        shown = Clock.fixed(instant, ZoneId.of("UTC"));
    }

    @Override
    public Instant instant() {
        return shown.instant();
    }

    @Override
    public ZoneId getZone() {
        return shown.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return shown.withZone(zone);
    }
}
