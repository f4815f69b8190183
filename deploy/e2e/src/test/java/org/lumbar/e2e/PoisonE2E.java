package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Story: poison that is put straight into Kafka hurts only itself. */
@ExtendWith(RunningSystem.class)
class PoisonE2E {
    /** The subject of the contract's examples, which is also their key. */
    private static final String EXAMPLES_CLIENT = "0190a000-0000-7000-8000-0000000c0001";

    private static final Map<String, String> STRUCTURED =
            Map.of("content-type", "application/cloudevents+json; charset=UTF-8");

    private final SystemUnderTest system;
    private final Kafka kafka;

    PoisonE2E(SystemUnderTest system) {
        this.system = system;
        this.kafka = system.kafka();
    }

    @Test
    void everyInvalidExampleOfTheContractReachesTheDeadLettersWithItsCodeAndNoGoodEventIsLost() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        List<Rejection> rejections = Rejection.ofSessionEvents();
        assertThat(rejections).hasSizeGreaterThan(100);
        Iterator<Visit.Event> good = Visit.of(client).whole().iterator();
        List<Kafka.Message> messages = new ArrayList<>();
        for (Rejection rejection : rejections) {
            messages.add(new Kafka.Message(EXAMPLES_CLIENT, STRUCTURED, rejection.bytes()));
            if (good.hasNext()) {
                messages.add(message(client.clientId(), good.next()));
            }
        }

        // When
        int before = kafka.read(Kafka.REJECTED).size();
        kafka.write(Kafka.EVENTS, messages);

        // Then
        await("every poisonous record is in the dead letters")
                .atMost(Duration.ofSeconds(60))
                .until(() -> kafka.read(Kafka.REJECTED).size() >= before + rejections.size());
        assertThat(rejected(EXAMPLES_CLIENT))
                .extracting(PoisonE2E::reason)
                .containsExactlyElementsOf(rejections.stream()
                        .map(rejection -> rejection.code() + " " + rejection.pointer())
                        .toList());
        assertThat(rejected(EXAMPLES_CLIENT))
                .extracting(ConsumerRecord::value)
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(
                        rejections.stream().map(Rejection::bytes).toList());
        awaitCount(client, 7);
        assertThat(rejected(client.clientId().toString())).isEmpty();
    }

    @Test
    void aForeignKeyATombstoneAndAReusedIdAreQuarantinedAndTheFirstBodyWins() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        Visit visit = Visit.of(client);
        UUID id = UUID.randomUUID();
        Visit.Event first = visit.event(id, "pain-rated", "\"moment\":\"BEFORE\",\"score\":2");
        Visit.Event second = visit.event(id, "pain-rated", "\"moment\":\"BEFORE\",\"score\":9");
        String stranger = UUID.randomUUID().toString();

        // When
        kafka.write(
                Kafka.EVENTS,
                List.of(
                        message(client.clientId(), visit.started()),
                        message(client.clientId(), first),
                        new Kafka.Message(stranger, STRUCTURED, bytes(visit.stepCompleted("floor"))),
                        new Kafka.Message(client.clientId().toString(), STRUCTURED, null),
                        message(client.clientId(), second),
                        message(client.clientId(), first),
                        message(client.clientId(), visit.stepCompleted("floor"))));

        // Then
        awaitCount(client, 3);
        await("the foreign key is in the dead letters")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rejected(stranger))
                        .extracting(record -> header(record, "lumbar-code"))
                        .containsExactly("key-mismatch"));
        assertThat(rejected(client.clientId().toString()))
                .extracting(record -> header(record, "lumbar-code"))
                .containsExactly("malformed-json", "id-conflict");
        JsonNode rating = kafka.latest(Kafka.RATINGS).get(client.clientId() + ":" + id);
        assertThat(Objects.requireNonNull(rating).path("score").asInt()).isEqualTo(2);
    }

    @Test
    void bothCloudEventsModesAreRead() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        Visit visit = Visit.of(client);
        Map<String, String> binary = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "urn:lumbar:app:e2e",
                "ce_type", "org.lumbar.session.step-completed.v1",
                "ce_subject", client.clientId().toString(),
                "ce_time", "2026-11-02T06:15:00Z",
                "ce_timezone", "Europe/Berlin",
                "content-type", "application/json");
        String data = "{\"sessionId\":\"%s\",\"stepKey\":\"floor\"}".formatted(visit.sessionId());

        // When
        kafka.write(
                Kafka.EVENTS,
                List.of(
                        message(client.clientId(), visit.started()),
                        new Kafka.Message(
                                client.clientId().toString(), binary, data.getBytes(StandardCharsets.UTF_8))));

        // Then
        awaitCount(client, 2);
    }

    private void awaitCount(Newcomer client, int events) {
        await("the good events are folded")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                system.session(client.therapist()).pages(client.path("sessions"), "items"))
                        .extracting(session -> session.path("eventCount").asInt())
                        .containsExactly(events));
    }

    private List<ConsumerRecord<String, byte[]>> rejected(String key) {
        return kafka.read(Kafka.REJECTED).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private static Kafka.Message message(UUID key, Visit.Event event) {
        return new Kafka.Message(key.toString(), STRUCTURED, bytes(event));
    }

    private static byte[] bytes(Visit.Event event) {
        return event.json().getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(ConsumerRecord<String, byte[]> record) {
        return header(record, "lumbar-code") + " " + header(record, "lumbar-pointer");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
