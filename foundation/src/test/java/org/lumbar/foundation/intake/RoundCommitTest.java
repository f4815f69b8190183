package org.lumbar.foundation.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.vertx.mutiny.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rebalance does to a batch, and a batch to a rebalance. On the client library's own stand-in for a broker. */
class RoundCommitTest {
    private static final TopicPartition PLACE = new TopicPartition("facts", 3);
    private static final Duration HAND_OVER = Duration.ofMillis(1500);

    private final Vertx vertx = Vertx.vertx();
    private final MockConsumer<byte[], byte[]> broker = new MockConsumer<>("earliest");
    private final RoundCommit commit = new RoundCommit(
            vertx, onPollingThread(broker), HAND_OVER, new Heartbeat(Clock.systemUTC(), Duration.ofMinutes(2)));

    @BeforeEach
    void assign() {
        commit.capture(vertx.getDelegate().getOrCreateContext());
        broker.assign(List.of(PLACE));
    }

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void whatIsDoneIsCommittedAndNothingBefore() {
        Round round = begun(41);
        assertThat(committed()).isZero();
        round.done();
        assertThat(committed()).isEqualTo(42);
    }

    @Test
    void aRebalanceWaitsForTheBatchInWorkAndThenCommits() throws Exception {
        Round round = begun(41);
        CompletableFuture<Void> rebalance = rebalanced();
        assertThatThrownBy(() -> rebalance.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        round.done();
        rebalance.get(1, TimeUnit.SECONDS);
        assertThat(committed()).isEqualTo(42);
    }

    @Test
    void aBatchThatWaitsForAnOutageIsGivenUpAtOnce() throws Exception {
        Round round = begun(41);
        CompletableFuture<Boolean> goesOn = CompletableFuture.supplyAsync(() -> paused(round));
        assertThatThrownBy(() -> goesOn.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        rebalanced().get(1, TimeUnit.SECONDS);
        assertThat(goesOn.get(1, TimeUnit.SECONDS)).isFalse();
        assertThat(committed()).isZero();
    }

    @Test
    void aBatchThatIsNotDoneInTimeIsNeitherTriedAgainNorCommitted() throws Exception {
        Round round = begun(41);
        rebalanced().get(5, TimeUnit.SECONDS);
        assertThat(paused(round)).isFalse();
        round.done();
        assertThat(committed()).isZero();
    }

    @Test
    void aBatchThatNobodyTookUpBeforeTheRebalanceIsNotTakenUpAfterIt() throws Exception {
        var batch = received(41, 7);
        rebalanced().get(1, TimeUnit.SECONDS);
        assertThat(commit.begin(batch)).isEmpty();
    }

    @Test
    void theSameOffsetsOfALaterGenerationAreAnotherRound() throws Exception {
        Round before = begun(41);
        rebalanced().get(5, TimeUnit.SECONDS);
        Round after = commit.begin(received(41, 8)).orElseThrow();
        before.done();
        assertThat(committed()).isZero();
        after.done();
        assertThat(committed()).isEqualTo(42);
    }

    @Test
    void nothingBeginsAfterARoundThatWasBrokenOff() {
        begun(41).breakOff();
        assertThat(commit.begin(received(50, 7))).isEmpty();
        assertThat(committed()).isZero();
    }

    @Test
    void onceTheServiceIsEndingABatchThatWaitsOrFailsIsNotTriedAgain() throws Exception {
        Round inWork = begun(41);
        Round waiting = commit.begin(received(50, 8)).orElseThrow();
        CompletableFuture<Boolean> goesOn = CompletableFuture.supplyAsync(() -> paused(waiting));
        assertThatThrownBy(() -> goesOn.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        commit.terminate(true);

        assertThat(goesOn.get(1, TimeUnit.SECONDS)).isFalse();
        assertThat(paused(inWork)).isFalse();
        rebalanced().get(1, TimeUnit.SECONDS);
        assertThat(committed()).isZero();
    }

    @Test
    void whatIsInWorkWhenTheServiceEndsIsFinishedAndCommitted() throws Exception {
        Round inWork = begun(41);
        commit.terminate(true);
        inWork.done();
        assertThat(committed()).isEqualTo(42);
    }

    private Round begun(long lastOffset) {
        return commit.begin(received(lastOffset, 7)).orElseThrow();
    }

    private IncomingKafkaRecordBatchMetadata<byte[], byte[]> received(long offset, int generation) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(PLACE.topic(), PLACE.partition(), offset, new byte[0], new byte[0]);
        record.headers()
                .add("__smallrye_generationId", String.valueOf(generation).getBytes(UTF_8));
        var unused = commit.received(new IncomingKafkaRecord<>(record, "facts", 0, commit, null, false));
        return new IncomingKafkaRecordBatchMetadata<>(
                new ConsumerRecords<>(Map.of(PLACE, List.of(record)), Map.of()),
                "facts",
                0,
                Map.of(PLACE, new OffsetAndMetadata(offset)),
                generation);
    }

    private CompletableFuture<Void> rebalanced() {
        return CompletableFuture.runAsync(() -> commit.partitionsRevoked(List.of(PLACE)));
    }

    private static boolean paused(Round round) {
        try {
            return round.pause(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long committed() {
        OffsetAndMetadata at = broker.committed(Set.of(PLACE)).get(PLACE);
        return at == null ? 0 : at.offset();
    }

    /** SmallRye's side of it: what is to be done on the polling thread is done here and now. */
    private static KafkaConsumer<?, ?> onPollingThread(Consumer<byte[], byte[]> polling) {
        return (KafkaConsumer<?, ?>) Proxy.newProxyInstance(
                RoundCommitTest.class.getClassLoader(), new Class<?>[] {KafkaConsumer.class}, (proxy, method, args) -> {
                    if (method.getName().equals("unwrap")) {
                        return polling;
                    }
                    @SuppressWarnings("unchecked")
                    var action = (java.util.function.Consumer<Object>) Objects.requireNonNull(args)[0];
                    return Uni.createFrom().voidItem().invoke(() -> action.accept(polling));
                });
    }
}
