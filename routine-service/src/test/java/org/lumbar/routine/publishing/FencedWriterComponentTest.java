package org.lumbar.routine.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.TestStack;

/** A former leader that was cut off in the middle of a send, and goes on with it. */
class FencedWriterComponentTest {
    private final UUID client = UUID.randomUUID();
    private final UUID plan = UUID.randomUUID();
    private TestStack stack;

    @BeforeEach
    void openStack() {
        stack = TestStack.open("routine");
    }

    @AfterEach
    void closeStack() {
        stack.close();
    }

    @Test
    void whoLedBeforeCanNoLongerWrite() {
        try (SnapshotWriter former = writer("one-deployment")) {
            // Given
            former.write("plan", List.of(revision(6)));

            // When another leads
            try (SnapshotWriter next = writer("one-deployment")) {
                next.write("plan", List.of(revision(8)));
                assertThatThrownBy(() -> former.write("plan", List.of(revision(7))))
                        .isInstanceOf(KafkaException.class);
            }
        }

        // Then
        assertThat(published()).containsExactly("6", "8");
    }

    @Test
    void withoutTheFenceTheOlderRevisionComesLast() {
        try (SnapshotWriter former = writer("one");
                SnapshotWriter next = writer("another")) {
            next.write("plan", List.of(revision(8)));
            former.write("plan", List.of(revision(7)));
        }

        assertThat(published()).containsExactly("8", "7");
    }

    private SnapshotWriter writer(String transactionalId) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", stack.bootstrapServers());
        return SnapshotWriter.open(kafka, transactionalId + client, Duration.ofSeconds(20), Optional.empty());
    }

    private Outgoing revision(long revision) {
        byte[] value = Long.toString(revision).getBytes(StandardCharsets.UTF_8);
        return new Outgoing(
                stack.topic("plans"), client, plan, client + ":" + plan, revision, Instant.EPOCH, value, null);
    }

    private List<String> published() {
        return stack.consume("plans").stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
