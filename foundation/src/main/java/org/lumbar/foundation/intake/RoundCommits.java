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
import java.util.function.IntFunction;

/**
 * The commit strategy of this project's intakes: makes a {@link RoundCommit} for every consumer, and finds the one that holds a
 * batch. A service offers it as a bean with the identifier that its channel's {@code commit-strategy} names.
 */
public final class RoundCommits implements KafkaCommitHandler.Factory {
    private static final String ASSIGNOR = "org.apache.kafka.clients.consumer.RangeAssignor";

    private final List<RoundCommit> consumers = new CopyOnWriteArrayList<>();
    private final IntFunction<Heartbeat> heartbeats;
    private final Duration handOver;

    /** @param handOver how long a rebalance waits for the batch in work; less than {@code max.poll.interval.ms} */
    RoundCommits(Heartbeat heartbeat, Duration handOver) {
        this(consumer -> heartbeat, handOver);
    }

    /** @param heartbeats by the consumer's number, from 0 */
    RoundCommits(IntFunction<Heartbeat> heartbeats, Duration handOver) {
        this.heartbeats = heartbeats;
        this.handOver = handOver;
    }

    /** Those that were made so far, by their number. */
    List<RoundCommit> consumers() {
        return consumers;
    }

    @Override
    public synchronized KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        if (!ASSIGNOR.equals(consumer.configuration().get("partition.assignment.strategy"))) {
            // Whoever gives up some partitions of a batch gives up all: so no batch is ever half ours.
            throw new IllegalStateException(config.getChannel() + " needs partition.assignment.strategy=" + ASSIGNOR);
        }
        RoundCommit commit = new RoundCommit(vertx, consumer, handOver, heartbeats.apply(consumers.size()));
        consumers.add(commit);
        return commit;
    }

    /** Which consumer holds the batch, by its number; -1 if none does any more. */
    int holder(Round.Claim batch) {
        for (int i = 0; i < consumers.size(); i++) {
            if (consumers.get(i).holds(batch)) {
                return i;
            }
        }
        return -1;
    }

    /** The batch, if this instance still holds it. */
    Optional<Round> begin(IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
        Round.Claim claim = Round.Claim.of(batch);
        return consumers.stream()
                .map(consumer -> consumer.begin(claim))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
