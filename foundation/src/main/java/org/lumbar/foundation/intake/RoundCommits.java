package org.lumbar.foundation.intake;

import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * The commit strategy of this project's intakes: makes a {@link RoundCommit} for every consumer, and finds the one that holds a
 * batch. A service offers it as a bean with the identifier that its channel's {@code commit-strategy} names.
 */
public final class RoundCommits implements KafkaCommitHandler.Factory {
    private static final String ASSIGNOR = "org.apache.kafka.clients.consumer.RangeAssignor";

    private final List<RoundCommit> consumers = new CopyOnWriteArrayList<>();
    private final Heartbeat heartbeat;
    private final Duration handOver;

    /** @param handOver how long a rebalance waits for the batch in work; less than {@code max.poll.interval.ms} */
    RoundCommits(Heartbeat heartbeat, Duration handOver) {
        this.heartbeat = heartbeat;
        this.handOver = handOver;
    }

    @Override
    public KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        if (!ASSIGNOR.equals(consumer.configuration().get("partition.assignment.strategy"))) {
            // Whoever gives up some partitions of a batch gives up all: so no batch is ever half ours.
            throw new IllegalStateException(config.getChannel() + " needs partition.assignment.strategy=" + ASSIGNOR);
        }
        RoundCommit commit = new RoundCommit(vertx, consumer, handOver, heartbeat);
        consumers.add(commit);
        return commit;
    }

    /** Nothing is taken up any more, and what fails is not tried again: the service is being shut down. */
    void end() {
        consumers.forEach(consumer -> consumer.terminate(true));
    }

    /** The batch, if this instance still holds it. */
    Optional<Round> begin(IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
        return consumers.stream()
                .map(consumer -> consumer.begin(batch))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
