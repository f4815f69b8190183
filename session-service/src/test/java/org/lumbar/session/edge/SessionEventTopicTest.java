package org.lumbar.session.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.problem.KafkaAway;

/** A service that starts while Kafka is away has never heard of the topic: sending waits for that, event by event. */
class SessionEventTopicTest {
    private ServerSocket silent;
    private Producer<byte[], byte[]> producer;
    private SessionEventTopic topic;

    @BeforeEach
    void aBrokerThatNeverAnswers() throws IOException {
        silent = new ServerSocket(0);
        producer = new KafkaProducer<>(settings());
        topic = new SessionEventTopic(() -> producer, "lumbar.session-events.v1");
    }

    @AfterEach
    void close() throws IOException {
        producer.close(Duration.ZERO);
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

    /** Those of the channel, as the service has them. */
    private Map<String, Object> settings() throws IOException {
        Properties ours = new Properties();
        try (InputStream file = SessionEventTopic.class.getResourceAsStream("/application.properties")) {
            ours.load(file);
        }
        String channel = "mp.messaging.outgoing." + SessionEventTopic.CHANNEL + ".";
        Map<String, Object> settings = new HashMap<>();
        ours.forEach((key, value) -> {
            if (key.toString().startsWith(channel)) {
                settings.put(key.toString().substring(channel.length()), value);
            }
        });
        settings.put("bootstrap.servers", "localhost:" + silent.getLocalPort());
        return settings;
    }

    private static Candidate candidate() {
        UUID id = UUID.randomUUID();
        Reported reported = new Reported.Completed(UUID.randomUUID(), null);
        SessionEvent event = new SessionEvent(id, id, Instant.EPOCH, ZoneOffset.UTC, reported, new byte[0]);
        return new Candidate(Result.accepted(id), event, new byte[] {'{', '}'});
    }
}
