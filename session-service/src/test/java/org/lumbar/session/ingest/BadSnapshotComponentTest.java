package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What routine-service gets wrong is set apart with its bytes, and costs nothing else. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class BadSnapshotComponentTest {
    @InjectBackbone
    TestStack stack;

    @Test
    void aWrongSnapshotIsADeadLetterWithItsBytesAndWhatWasKnownStays() {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        story.settle();
        String client = story.client.toString();
        String plan = client + ":" + UUID.randomUUID();

        // When
        stack.produce(
                "clients",
                client,
                Map.of(),
                "{\"clientId\":\"%s\",\"revision\":99}".formatted(client).getBytes(UTF_8));
        stack.produce("clients", client, Map.of(), "no JSON".getBytes(UTF_8));
        stack.produce("plans", plan, Map.of(), "[]".getBytes(UTF_8));
        story.settle();
        story.sendStart();
        story.sendBall(3, 60);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
        List<ConsumerRecord<String, byte[]>> letters = story.records("session-events-dlq");
        assertThat(letters)
                .extracting(letter -> header(letter, "lumbar-topic") + " " + header(letter, "lumbar-code"))
                .containsExactlyInAnyOrder(
                        stack.topic("clients") + " missing-field",
                        stack.topic("clients") + " malformed-json",
                        stack.topic("plans") + " malformed-json");
        assertThat(letters)
                .extracting(letter -> new String(letter.value(), UTF_8))
                .contains("no JSON", "[]");
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
