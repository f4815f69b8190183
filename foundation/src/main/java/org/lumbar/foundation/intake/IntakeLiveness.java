package org.lumbar.foundation.intake;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Down when the intake is stuck: a restart frees its partitions. Whoever asks for it has the polling thread asked, too; that answers
 * without a broker as well.
 */
final class IntakeLiveness implements HealthCheck {
    private final Heartbeat heartbeat;
    private final PollingThread polling;
    private final ConsumerLag lag;

    IntakeLiveness(Heartbeat heartbeat, PollingThread polling, ConsumerLag lag) {
        this.heartbeat = heartbeat;
        this.polling = polling;
        this.lag = lag;
    }

    @Override
    public HealthCheckResponse call() {
        if (heartbeat.ask()) {
            polling.soon(consumer -> {
                lag.look(consumer);
                heartbeat.answered(lag.records());
            });
        }
        return HealthCheckResponse.named("intake").status(!heartbeat.isStuck()).build();
    }
}
