package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Producing straight to Kafka is first-class, in both modes of CloudEvents. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class StraightToKafkaComponentTest {
    @InjectBackbone
    TestStack stack;

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
}
