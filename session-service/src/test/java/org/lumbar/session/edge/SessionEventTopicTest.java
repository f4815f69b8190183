package org.lumbar.session.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.problem.KafkaAway;

/** A service that starts while Kafka is away has never heard of the topic: sending waits for that, event by event. */
class SessionEventTopicTest {
    private ServerSocket silent;
    private SessionEventTopic topic;

    @BeforeEach
    void aBrokerThatNeverAnswers() throws IOException {
        silent = new ServerSocket(0);
        topic = new SessionEventTopic(
                Map.of("bootstrap.servers", "localhost:" + silent.getLocalPort()), "lumbar.session-events.v1");
    }

    @AfterEach
    void close() throws IOException {
        topic.close();
        silent.close();
    }

    @Test
    void aWholeBatchIsGivenUpWithinTwoSecondsAlsoIfKafkaWasNeverThere() {
        // Given
        List<Candidate> batch = Collections.nCopies(500, candidate());
        Instant start = Instant.now();

        // When
        assertThatThrownBy(() -> topic.send(batch).await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(KafkaAway.class);

        // Then
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private static Candidate candidate() {
        UUID id = UUID.randomUUID();
        Reported reported = new Reported.Completed(UUID.randomUUID(), null);
        SessionEvent event = new SessionEvent(id, id, Instant.EPOCH, ZoneOffset.UTC, reported, new byte[0]);
        return new Candidate(Result.accepted(id), event, new byte[] {'{', '}'});
    }
}
