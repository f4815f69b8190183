package org.lumbar.foundation.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;

/** All that belongs to the intake of one channel. A service makes it once, and offers the commit strategy and the check as beans. */
public final class IntakeParts {
    /** The identifier of the commit strategy, as {@code commit-strategy} of the channel. */
    public static final String COMMIT_STRATEGY = "rounds";

    /** The outgoing channel whose producer writes dead letters. */
    public static final String DEAD_LETTERS = "dead-letters";

    private final KafkaClientService clients;
    private final Clock clock;
    private final Heartbeat heartbeat;
    private final RoundCommits commits;
    private final IntakeMeters meters;
    private final PollingThread polling;

    /**
     * @param channel the incoming channel
     * @param patience how long a piece of work or a silence may last before liveness fails
     * @param handOver how long a rebalance waits for the batch in work; less than {@code max.poll.interval.ms}
     * @param kinds what each topic carries, by the topic's name
     * @param codes of records that break the contract
     */
    public IntakeParts(
            KafkaClientService clients,
            String channel,
            Duration patience,
            Duration handOver,
            Map<String, String> kinds,
            Collection<String> codes,
            MeterRegistry meters,
            Clock clock) {
        this.clients = clients;
        this.clock = clock;
        this.heartbeat = new Heartbeat(clock, patience);
        this.commits = new RoundCommits(heartbeat, handOver);
        this.meters = new IntakeMeters(meters, heartbeat, kinds, codes, clock);
        this.polling = new PollingThread(clients, channel);
    }

    /** The commit strategy. */
    public RoundCommits commits() {
        return commits;
    }

    /**
     * To be called as soon as the service is told to end, before its connections close: a batch in work is finished, and one that fails
     * is not tried again, but left to whoever reads on.
     */
    public void end() {
        commits.end();
    }

    /** Fails when the intake is stuck. */
    public HealthCheck liveness() {
        return new IntakeLiveness(heartbeat, polling, meters.lag());
    }

    /** The intake of these parts. */
    public <T> BatchIntake<T> intake(IntakeWork<T> work, String deadLetterTopic, Tracer tracer) {
        DeadLetters letters = new DeadLetters(
                () -> {
                    KafkaProducer<byte[], byte[]> producer = clients.getProducer(DEAD_LETTERS);
                    return producer.unwrap();
                },
                deadLetterTopic,
                meters,
                clock);
        return new BatchIntake<>(work, commits, letters, meters, heartbeat, polling, tracer);
    }
}
