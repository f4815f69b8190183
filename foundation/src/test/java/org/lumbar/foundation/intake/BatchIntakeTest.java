package org.lumbar.foundation.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One try of a batch, and what becomes of the records that make it fail. */
class BatchIntakeTest {
    private static final TopicPartition PLACE = new TopicPartition("facts", 3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> stored = new ArrayList<>();
    private RuntimeException whenStored = new IllegalStateException("our own code");
    private Predicate<ProducerRecord<byte[], byte[]>> refused = letter -> false;
    private RuntimeException refusal = new RecordTooLargeException();
    private boolean databaseAnswers = true;

    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> letter) {
                    return refused.test(letter) ? CompletableFuture.failedFuture(refusal) : super.send(letter);
                }
            };

    private final BatchIntake<String> intake = intake();

    /** Reads texts; falls over "throws" when it reads, and over "bad" when it stores. */
    private final class Texts implements IntakeWork<String> {
        @Override
        public String read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
            String text = new String(record.value(), UTF_8);
            if (text.equals("coded")) {
                throw new BadRecord("invalid-field", "/x");
            }
            if (text.equals("throws")) {
                throw new StackOverflowError();
            }
            return text;
        }

        @Override
        public void store(List<String> read, BatchTraces traces) {
            if (read.contains("bad")) {
                throw whenStored;
            }
            stored.addAll(read);
        }

        @Override
        public void askDatabase() {
            assertThat(stored).doesNotContain("bad");
            if (!databaseAnswers) {
                throw new IllegalStateException("the pool is closed");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 9})
    void aRecordThatOurOwnCodeFallsOverIsSetApartAloneWhereverItStands(int place) throws InterruptedException {
        // Given
        List<String> texts = new ArrayList<>(texts(10));
        texts.set(place, "bad");
        // When
        assertThat(tried(texts)).isTrue();
        // Then
        assertThat(stored)
                .containsExactlyElementsOf(
                        texts.stream().filter(text -> !text.equals("bad")).toList());
        assertThat(broker.history()).singleElement().satisfies(letter -> {
            assertThat(new String(letter.value(), UTF_8)).isEqualTo("bad");
            assertThat(headers(letter))
                    .containsEntry("lumbar-code", "data-rejected")
                    .containsEntry("lumbar-topic", "facts")
                    .containsEntry("lumbar-partition", "3")
                    .containsEntry("lumbar-offset", String.valueOf(place));
        });
    }

    @Test
    void whateverReadingThrowsIsOneRecordsFault() throws InterruptedException {
        // When
        assertThat(tried(List.of("a", "throws", "b", "coded", "c"))).isTrue();
        // Then
        assertThat(stored).containsExactly("a", "b", "c");
        assertThat(broker.history())
                .extracting(letter -> headers(letter).get("lumbar-code"))
                .containsExactly("data-rejected", "invalid-field");
    }

    @Test
    void anOutageIsNobodysFaultAndNothingIsSetApart() throws InterruptedException {
        // Given
        whenStored = new IllegalStateException(new SQLException("", "53100"));
        // When
        assertThat(tried(List.of("a", "coded", "bad"))).isFalse();
        // Then
        assertThat(broker.history()).isEmpty();
        // When it has passed
        whenStored = new IllegalStateException(new SQLException("", "54000"));
        assertThat(tried(List.of("a", "coded", "bad"))).isTrue();
        assertThat(broker.history()).hasSize(2);
    }

    @Test
    void noRecordIsBlamedForWhatLooksLikeItsFaultWhileTheDatabaseCannotBeAsked() throws InterruptedException {
        // Given
        databaseAnswers = false;
        // When
        assertThat(tried(List.of("a", "bad", "b"))).isFalse();
        assertThat(tried(List.of("bad"))).isFalse();
        // Then
        assertThat(broker.history()).isEmpty();
        // When it answers again
        databaseAnswers = true;
        assertThat(tried(List.of("a", "bad", "b"))).isTrue();
        // Then
        assertThat(broker.history())
                .singleElement()
                .satisfies(letter -> assertThat(headers(letter)).containsEntry("lumbar-code", "data-rejected"));
        assertThat(stored).contains("a", "b");
    }

    @Test
    void aLetterThatIsTooLargeGoesWithoutItsValue() throws InterruptedException {
        // Given
        refused = letter -> letter.value() != null && letter.value().length == 3;
        // When
        assertThat(tried(List.of("a", "bad", "coded"))).isTrue();
        // Then
        assertThat(broker.history()).hasSize(2);
        assertThat(broker.history().get(1).value()).isNull();
        assertThat(headers(broker.history().get(1)))
                .containsEntry("lumbar-code", "data-rejected")
                .containsEntry("lumbar-value", "omitted");
    }

    @Test
    void aRecordThatNoLetterHoldsIsNotedAndCostsNothingElse() throws InterruptedException {
        // Given
        refused = letter -> "data-rejected".equals(headers(letter).get("lumbar-code"));
        // When
        assertThat(tried(List.of("a", "bad", "coded", "b"))).isTrue();
        // Then
        assertThat(stored).containsExactly("a", "b");
        assertThat(broker.history())
                .singleElement()
                .satisfies(letter -> assertThat(headers(letter)).containsEntry("lumbar-code", "invalid-field"));
        assertThat(registry.get("lumbar.records.noted").counter().count()).isEqualTo(1);
    }

    @Test
    void aTopicOfLettersThatIsAwayIsWaitedFor() throws InterruptedException {
        // Given
        refused = letter -> true;
        refusal = new NotEnoughReplicasException("");
        // When
        assertThat(tried(List.of("a", "coded"))).isFalse();
        // Then
        refused = letter -> false;
        assertThat(tried(List.of("a", "coded"))).isTrue();
        assertThat(broker.history()).hasSize(1);
    }

    private boolean tried(List<String> texts) throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = IntStream.range(0, texts.size())
                .mapToObj(i -> new ConsumerRecord<>(
                        PLACE.topic(),
                        PLACE.partition(),
                        i,
                        new byte[] {1},
                        texts.get(i).getBytes(UTF_8)))
                .toList();
        ConsumerRecords<byte[], byte[]> batch = new ConsumerRecords<>(Map.of(PLACE, records), Map.of());
        return intake.succeeds(batch, BatchTraces.begin(OpenTelemetry.noop().getTracer("test"), "intake", batch));
    }

    private BatchIntake<String> intake() {
        Heartbeat heartbeat = new Heartbeat(Clock.systemUTC(), Duration.ofMinutes(2));
        IntakeMeters meters = new IntakeMeters(
                registry, heartbeat, Map.of("facts", "fact"), Set.of("invalid-field"), Clock.systemUTC());
        KafkaClientService noConsumers = (KafkaClientService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KafkaClientService.class}, (proxy, method, args) -> null);
        return new BatchIntake<>(
                new Texts(),
                new RoundCommits(heartbeat, Duration.ofSeconds(1)),
                new DeadLetters(() -> broker, "letters", meters, Clock.systemUTC()),
                meters,
                heartbeat,
                new PollingThread(noConsumers, "facts"),
                OpenTelemetry.noop().getTracer("test"));
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = new HashMap<>();
        letter.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
