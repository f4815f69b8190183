package org.lumbar.foundation.intake;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** What one consumer of several shows of itself: whether it lives, and how far it is behind. */
record ConsumerSigns(String name, Heartbeat heartbeat, ConsumerLag lag) {

    /** Shows them under the consumer's name. */
    void show(MeterRegistry meters, Clock clock) {
        lag.show(meters, name, clock);
        Gauge.builder("lumbar.consumer.round.repeats", heartbeat::repeatingSeconds)
                .baseUnit("seconds")
                .tag("consumer", name)
                .register(meters);
        FunctionCounter.builder("lumbar.consumer.replaced", heartbeat, Heartbeat::losses)
                .tag("consumer", name)
                .register(meters);
    }
}
