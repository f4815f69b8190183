package org.lumbar.routine.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
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

/** A bad record in the middle costs only itself, whatever is bad about it; nobody meets it again. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PoisonComponentTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final String REFUSED = "2026-12-24";

    @InjectBackbone
    TestStack stack;

    @Inject
    EntityManager entities;

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
    }

    @Test
    void everyKindOfPoisonIsSetApartAloneWithItsBytesAndACode() throws Exception {
        costsOnlyItself(Poison.all(clientId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "23514", "54000", "54001"})
    void whatTheDatabaseRefusesIsSetApartAlone(String state) throws Exception {
        refuseWith(state);
        costsOnlyItself(List.of(new Poison(
                state,
                (clientId + ":" + REFUSED).getBytes(UTF_8),
                new RecordHeaders(),
                Poison.day(clientId, REFUSED).getBytes(UTF_8),
                "data-rejected")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53100", "57P01", "42501"})
    void whatTheDatabaseCannotDoNowIsWaitedFor(String state) throws Exception {
        // Given
        refuseWith(state);
        // When
        publish(REFUSED);
        publish("2026-12-25");
        await("the outage to be met")
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> stack.lag("client-days") > 0);
        stack.asOwner("drop trigger refuse on fact");
        // Then
        await("both to be stored")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stored()).isEqualTo(2));
        assertThat(letters()).isEmpty();
    }

    private void costsOnlyItself(List<Poison> poison) throws Exception {
        // When: a good one after every bad one
        Map<String, Poison> places = new LinkedHashMap<>();
        for (int i = 0; i < poison.size(); i++) {
            places.put(place(send(poison.get(i))), poison.get(i));
            publish(FIRST.plusDays(i).toString());
        }
        // Then
        await("every good one is stored")
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(stored()).isEqualTo(poison.size()));
        assertThat(RestAssured.get(stack.management("/q/health/live")).statusCode())
                .isEqualTo(200);
        Map<String, ConsumerRecord<String, byte[]>> letters = letters();
        assertThat(letters).containsOnlyKeys(places.keySet());
        places.forEach((place, bad) -> {
            ConsumerRecord<String, byte[]> letter = Objects.requireNonNull(letters.get(place), place);
            assertThat(header(letter, "lumbar-code")).as(bad.name()).isEqualTo(bad.code());
            assertThat(letter.value()).as(bad.name()).isEqualTo(bad.value());
        });
    }

    private void refuseWith(String state) {
        stack.asOwner("create or replace function refuse() returns trigger language plpgsql as $$ begin"
                + " raise exception using errcode = '" + state + "'; end $$");
        stack.asOwner("create or replace trigger refuse before insert on fact for each row" + " when (new.own_key = '"
                + REFUSED + "') execute function refuse()");
    }

    private RecordMetadata send(Poison bad) throws Exception {
        return producer.send(new ProducerRecord<>(
                        stack.topic("client-days"),
                        Topics.partition(clientId.toString()),
                        null,
                        bad.key(),
                        bad.value(),
                        bad.headers()))
                .get();
    }

    private void publish(String day) {
        stack.produce(
                "client-days",
                clientId + ":" + day,
                Map.of(),
                Poison.day(clientId, day).getBytes(UTF_8));
    }

    private static String place(RecordMetadata at) {
        return at.partition() + "@" + at.offset();
    }

    /** The letters of this client's partition that this test has caused, by place. */
    private Map<String, ConsumerRecord<String, byte[]>> letters() {
        return stack.consume("routine-dlq").stream()
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

    private int stored() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select own_key from fact where client_id = :client")
                        .setParameter("client", clientId)
                        .getResultList()
                        .size());
    }
}
