package org.lumbar.insights.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.Topics;
import org.lumbar.insights.TestClock;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** A bad record in the middle costs only itself, whatever is bad about it; nobody meets it again. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class PoisonComponentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private final UUID clientId = UUID.randomUUID();
    private Set<String> earlier = Set.of();
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        earlier = Set.copyOf(letters().keySet());
    }

    @AfterEach
    void disconnect() {
        producer.close(Duration.ZERO);
        clock.moveBy(Duration.ZERO);
    }

    @Test
    void everyKindOfPoisonIsSetApartAloneWithItsBytesAndACode() throws Exception {
        // When: a good one after every bad one
        costsOnlyItself(Poison.all(rating(9)));
    }

    @Test
    void aNumberThatNothingHoldsIsSetApartWhereverItStands() throws Exception {
        costsOnlyItself(Poison.numbersInEveryPlace(rating(9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "22P05", "23514", "54000", "54001"})
    void whatTheDatabaseRefusesIsSetApartAlone(String state) throws Exception {
        // Given
        refuseWith(state);
        RatingSnapshot refused = rating(9);
        // Then
        costsOnlyItself(List.of(new Poison(
                state, refused.key().getBytes(UTF_8), new RecordHeaders(), Published.value(refused), "data-rejected")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53100", "57P01", "42501", "XX000"})
    void whatTheDatabaseCannotDoNowIsWaitedFor(String state) throws Exception {
        // Given
        refuseWith(state);
        // When
        publish(rating(9));
        publish(rating(4));
        await("the outage to be met")
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> stack.lag("pain-ratings") > 0);
        stack.asOwner("DROP TRIGGER refuse ON pain_rating");
        // Then
        await("both to be stored")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stored()).isEqualTo(2));
        assertThat(letters()).isEmpty();
    }

    @Test
    void aBatchThatIsRepeatedForAMinuteThoughAllAnswerFailsLivenessUntilItSucceeds() {
        // Given a right that somebody took away
        refuseWith("42501");
        publish(rating(9));
        await("the batch to be repeated")
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> stack.lag("pain-ratings") > 0);
        assertThat(liveness()).isEqualTo(200);
        // When
        clock.stopAt(Instant.now().plusSeconds(90));
        // Then
        await("liveness to fail").until(() -> liveness() == 503);
        stack.asOwner("DROP TRIGGER refuse ON pain_rating");
        await("liveness to be back").atMost(Duration.ofSeconds(40)).until(() -> liveness() == 200 && stored() == 1);
    }

    private int liveness() {
        return RestAssured.get(stack.management("/q/health/live")).statusCode();
    }

    /** A database that refuses a score of 9. */
    private void refuseWith(String state) {
        stack.asOwner("CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " RAISE EXCEPTION USING ERRCODE = '" + state + "'; END $$");
        stack.asOwner("CREATE OR REPLACE TRIGGER refuse BEFORE INSERT ON pain_rating FOR EACH ROW"
                + " WHEN (NEW.document ->> 'score' = '9') EXECUTE FUNCTION refuse()");
    }

    private void costsOnlyItself(List<Poison> poison) throws Exception {
        // Given
        Map<String, Poison> places = new LinkedHashMap<>();
        for (Poison bad : poison) {
            places.put(place(send(bad)), bad);
            publish(rating(4));
        }
        // Then
        await("every good one is stored")
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(stored()).isEqualTo(poison.size()));
        assertThat(liveness()).isEqualTo(200);
        Map<String, ConsumerRecord<String, byte[]>> letters = letters();
        assertThat(letters).containsOnlyKeys(places.keySet());
        places.forEach((place, bad) -> {
            ConsumerRecord<String, byte[]> letter = Objects.requireNonNull(letters.get(place), place);
            assertThat(header(letter, "lumbar-code")).as(bad.name()).isEqualTo(bad.code());
            assertThat(letter.value()).as(bad.name()).isEqualTo(bad.value());
        });
    }

    private RecordMetadata send(Poison bad) throws Exception {
        return producer.send(new ProducerRecord<>(
                        stack.topic("pain-ratings"),
                        Topics.partition(clientId.toString()),
                        null,
                        bad.key(),
                        bad.value(),
                        bad.headers()))
                .get();
    }

    private static String place(RecordMetadata at) {
        return at.partition() + "@" + at.offset();
    }

    /** The letters of this client's partition that this test has caused, by place. */
    private Map<String, ConsumerRecord<String, byte[]>> letters() {
        return stack.consume("insights-dlq").stream()
                .collect(Collectors.toMap(
                        letter -> header(letter, "lumbar-partition") + "@" + header(letter, "lumbar-offset"),
                        letter -> letter))
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().startsWith(Topics.partition(clientId.toString()) + "@"))
                .filter(entry -> !earlier.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private void publish(RatingSnapshot rating) {
        stack.produce("pain-ratings", rating.key(), Map.of(), Published.value(rating));
    }

    private int stored() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.rows(
                                "SELECT 1 AS line FROM pain_rating WHERE client_id = ?",
                                row -> row.number("line"),
                                clientId)
                        .size());
    }

    private RatingSnapshot rating(int score) {
        RatingSnapshot usual = Snapshots.rating(1, DAY, Moment.AD_HOC, score);
        return new RatingSnapshot(
                UUID.randomUUID(),
                clientId,
                usual.practiceId(),
                1,
                usual.moment(),
                score,
                null,
                null,
                null,
                null,
                null,
                DAY,
                usual.timezone(),
                usual.occurredAt(),
                usual.receivedAt());
    }
}
