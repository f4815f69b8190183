package org.lumbar.session.edge;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.lumbar.foundation.intake.TraceHeader;
import org.lumbar.session.problem.KafkaAway;

/** Writes accepted events to the session-events topic in CloudEvents' structured mode, keyed by client. */
@ApplicationScoped
class SessionEventTopic {
    private static final byte[] STRUCTURED =
            "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8);

    private static final Logger LOG = Logger.getLogger(SessionEventTopic.class);
    private static final int TRIES_AT_START = 4;

    private final Producer<byte[], byte[]> producer;
    private final String name;

    SessionEventTopic(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "lumbar.topics.session-events") String name) {
        this.producer = new KafkaProducer<>(settings(broker));
        this.name = name;
    }

    /**
     * Gets to know the topic before the first caller comes: their first event would have to wait for it, and may not wait
     * long. While Kafka is away the edge starts all the same, and says so to whoever calls.
     */
    void learn(@Observes StartupEvent starting) {
        boolean known = false;
        for (int i = 0; i < TRIES_AT_START && !known; i++) {
            try {
                known = !producer.partitionsFor(name).isEmpty();
            } catch (KafkaException notYet) {
                LOG.infof("Kafka does not tell of %s yet", name);
            }
        }
    }

    /**
     * An app learns within two seconds that Kafka is away: waiting for metadata and for acknowledgement together stay
     * below that. Idempotence keeps the producer's own retries from doubling records.
     */
    private static Map<String, Object> settings(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1_200);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    /** Completes when all in-sync replicas have all of them; fails with {@link KafkaAway} if that can't be known. */
    Uni<Void> send(List<Candidate> accepted) {
        Context request = Context.current();
        CompletableFuture<?>[] acks = new CompletableFuture<?>[accepted.size()];
        try {
            for (int i = 0; i < acks.length; i++) {
                acks[i] = send(accepted.get(i), request);
                if (acks[i].isCompletedExceptionally()) {
                    // Each further one might block as long as this one did: an answer is due within two seconds.
                    return Uni.createFrom()
                            .completionStage(acks[i])
                            .replaceWithVoid()
                            .onFailure()
                            .transform(KafkaAway::new);
                }
            }
        } catch (KafkaException e) {
            return Uni.createFrom().failure(new KafkaAway(e));
        }
        return Uni.createFrom()
                .completionStage(CompletableFuture.allOf(acks))
                .onFailure()
                .transform(KafkaAway::new);
    }

    private CompletableFuture<Void> send(Candidate event, Context request) {
        CompletableFuture<Void> ack = new CompletableFuture<>();
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                name, String.valueOf(event.clientId()).getBytes(StandardCharsets.UTF_8), event.value());
        message.headers().add("content-type", STRUCTURED);
        TraceHeader.write(request, message.headers());
        producer.send(message, (metadata, failure) -> {
            if (failure == null) {
                ack.complete(null);
            } else {
                ack.completeExceptionally(failure);
            }
        });
        return ack;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
