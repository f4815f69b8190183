package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.redrive.RedriveCommand;

/** Producing straight to Kafka is first-class, in both modes of CloudEvents; and so is sending in again what was set aside. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class StraightToKafkaComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    RedriveCommand redrive;

    @Test
    void theReadmesProducerIsHeardAndItsAckIsThePromise() {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        String start = story.event(
                UUID.randomUUID(),
                "started",
                0,
                "{\"sessionId\": \"%s\", \"planId\": \"%s\"}".formatted(story.session, story.plan));

        // When
        try (SessionEvents events = new SessionEvents(stack.bootstrapServers(), stack.topic("session-events"))) {
            events.send(story.client, start).join();
            events.send(story.client, story.event(UUID.randomUUID(), "step-completed", 1, story.ball(60)))
                    .join();
        }

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
        assertThat(story.deadLetters()).isEmpty();
    }

    @Test
    void theTimeThatAProducerPutsOnARecordDecidesNothing() throws Exception {
        // Given times that pipelines and old clients send: none, seconds, that of the source, one ahead
        Instant before = Instant.now();
        List<Long> times = List.of(
                0L,
                before.getEpochSecond(),
                before.minus(Duration.ofDays(35)).toEpochMilli(),
                before.plus(Duration.ofMinutes(50)).toEpochMilli());
        Story story = new Story(stack).withClient().withPlan();
        story.sendStart();

        // When
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (long time : times) {
                var record = new ProducerRecord<>(
                        stack.topic("session-events"),
                        null,
                        time,
                        story.client.toString(),
                        story.event(UUID.randomUUID(), "step-completed", 1, story.ball(10)));
                record.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
                producer.send(record).get();
            }
        }
        story.settle();

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(10 * times.size());
        for (String field : List.of("firstReceivedAt", "lastReceivedAt")) {
            assertThat(Instant.parse(story.toldSession().get(field).textValue()))
                    .as(field)
                    .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        }
        assertThat(story.records("session-events"))
                .allSatisfy(record -> assertThat(record.timestamp()).isGreaterThanOrEqualTo(before.toEpochMilli() - 1));
    }

    @Test
    void theReadmeShowsTheProducerThatRunsHere() throws IOException {
        // Given
        String source = Files.readString(Path.of("src/test/java/org/lumbar/session/ingest/SessionEvents.java"));
        String example = source.substring(source.indexOf("final class SessionEvents"));

        // Then
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "```");
    }

    @Test
    void anEventInBinaryModeIsTheSameEventAsInStructuredMode() {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        UUID id = UUID.randomUUID();
        story.sendStart();
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", id.toString(),
                "ce_source", "urn:lumbar:app:test",
                "ce_type", "org.lumbar.session.step-completed.v1",
                "ce_subject", story.client.toString(),
                "ce_time", "2026-11-02T07:03:00Z",
                "ce_timezone", "Europe/Berlin",
                "content-type", "application/json");

        // When
        stack.produce(
                "session-events",
                story.client.toString(),
                headers,
                story.ball(60).getBytes(UTF_8));
        story.send(story.event(id, "step-completed", 3, story.ball(60)));

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
        assertThat(story.deadLetters()).isEmpty();
    }

    @Test
    void forcedDeadLettersAreSentAtThePaceThatWasAskedForAndChangeNothing() throws Exception {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        story.sendStart();
        for (int i = 0; i < 5; i++) {
            story.sendBytes("{".getBytes(UTF_8));
        }
        story.settle();
        String client = "--client=" + story.client;

        // When
        int unforced = redrive.run("redrive", client, "--send");
        List<ConsumerRecord<String, byte[]>> before = story.records("session-events");
        int forced = redrive.run("redrive", client, "--send", "--force", "--per-second=5");
        List<ConsumerRecord<String, byte[]>> after = story.records("session-events");

        // Then
        assertThat(List.of(unforced, forced)).containsOnly(0);
        assertThat(before).hasSize(6);
        List<Long> sent = after.subList(6, after.size()).stream()
                .map(ConsumerRecord::timestamp)
                .toList();
        assertThat(sent).hasSize(5);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 1)).isGreaterThanOrEqualTo(199);
        }
        story.settle();
        assertThat(story.deadLetters()).hasSize(10).containsOnly("malformed-json");
        assertThat(story.count("events")).isEqualTo(1);
    }

    @Test
    void aDeadLetterThatWasSentIsSentAgainOnlyByForceAndCountsOnce() throws Exception {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        story.sendStart();
        Map<String, String> headers = Map.of(
                "lumbar-code", "unknown-type",
                "lumbar-topic", stack.topic("session-events"),
                "lumbar-partition", "0",
                "lumbar-offset", "0",
                "lumbar-rejected-at", "2026-11-02T07:05:00Z");
        String ball = story.event(UUID.randomUUID(), "step-completed", 3, story.ball(60));
        stack.produce("session-events-dlq", story.client.toString(), headers, ball.getBytes(UTF_8));
        String client = "--client=" + story.client;

        // When
        List<Integer> events = new ArrayList<>();
        for (String force : List.of("", "", "--force")) {
            redrive.run(Stream.of("redrive", client, "--send", force)
                    .filter(argument -> !argument.isEmpty())
                    .toArray(String[]::new));
            events.add(story.records("session-events").size());
        }

        // Then
        assertThat(events).containsExactly(2, 2, 3);
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
    }
}
