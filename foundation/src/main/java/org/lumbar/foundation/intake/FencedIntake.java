package org.lumbar.foundation.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The intake of a channel whose offsets are committed with what is published. As {@link BatchIntake}, it tries a batch until it is
 * done, without end, while the consumer stays in its group; several consumers work side by side.
 */
public final class FencedIntake {

    /**
     * Its measures.
     *
     * @param consumers how many the channel has, 0 if it is off
     * @param stuckAfter how long a piece of work or a silence may last before liveness fails
     * @param patience how long a batch may be repeated though all answers, or a backlog stand, before liveness fails
     * @param mostLosses within a minute that are still no reason to restart
     * @param handOver how long a rebalance waits for the batch in work; less than {@code max.poll.interval.ms}
     * @param firstPause between two tries in an outage; twice as long each time
     * @param longestPause between two tries
     */
    public record Measures(
            int consumers,
            Duration stuckAfter,
            Duration patience,
            int mostLosses,
            Duration handOver,
            Duration firstPause,
            Duration longestPause) {}

    private final List<ConsumerSigns> signs = new ArrayList<>();
    private final List<FencedConsumer> consumers = new ArrayList<>();
    private final RoundCommits commits;

    /** @param works by the consumer's name */
    public FencedIntake(
            String name, Measures measures, Function<String, FencedWork> works, MeterRegistry meters, Clock clock) {
        var pauses = new FencedConsumer.Pauses(measures.firstPause(), measures.longestPause());
        for (int i = 0; i < measures.consumers(); i++) {
            var watch = new ConsumerWatch(clock, measures.mostLosses(), measures.patience());
            var of = new ConsumerSigns(
                    name + "-" + i, new Heartbeat(clock, measures.stuckAfter(), watch), new ConsumerLag());
            of.show(meters, clock);
            signs.add(of);
            consumers.add(new FencedConsumer(works.apply(of.name()), of, pauses));
        }
        this.commits = new RoundCommits(i -> signs.get(i).heartbeat(), measures.handOver());
    }

    /** The commit strategy of the channel. */
    public RoundCommits commits() {
        return commits;
    }

    /**
     * Takes a batch over, and waits for nothing. It is tried until it is done, or until its partitions are lost.
     *
     * @return completes when the next batch is wanted, shortly before this one is done. It never fails
     */
    public Uni<Void> take(IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
        // Only this of it stays in memory: the framework's own record of each record would be as large again.
        Round.Claim claim = Round.Claim.of(batch);
        ConsumerRecords<byte[], byte[]> records = batch.getRecords();
        int number = commits.holder(claim);
        if (number < 0) {
            return Uni.createFrom().voidItem();
        }
        RoundCommit consumer = commits.consumers().get(number);
        return Uni.createFrom().completionStage(consumers.get(number).take(() -> consumer.begin(claim), records));
    }

    /** Ends after the tries that are under way; nothing is tried after them. */
    public void stop() {
        commits.consumers().forEach(consumer -> consumer.terminate(true));
        consumers.forEach(FencedConsumer::end);
    }

    /** Fails when a consumer is stuck. */
    public HealthCheck liveness(String name) {
        return () -> {
            boolean stuck = false;
            for (int i = 0; i < commits.consumers().size(); i++) {
                stuck |= isStuck(commits.consumers().get(i), signs.get(i));
            }
            return HealthCheckResponse.named(name).status(!stuck).build();
        };
    }

    private static boolean isStuck(RoundCommit consumer, ConsumerSigns of) {
        if (of.heartbeat().ask()) {
            consumer.thread().soon(polling -> {
                of.lag().look(polling);
                of.heartbeat().answered(of.lag().records());
            });
        }
        return of.heartbeat().isStuck();
    }
}
