package org.lumbar.foundation.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place that reads the machine's clock; everything else is given one. */
class WallClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
