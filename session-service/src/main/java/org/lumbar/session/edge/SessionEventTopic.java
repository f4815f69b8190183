package org.lumbar.session.edge;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.lumbar.foundation.intake.TraceHeader;
import org.lumbar.session.problem.KafkaAway;

/** Writes accepted events to the session-events topic in CloudEvents' structured mode, keyed by client. */
@ApplicationScoped
class SessionEventTopic {
    private static final byte[] STRUCTURED =
            "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8);

    static final String CHANNEL = "accepted-events";

    private static final Logger LOG = Logger.getLogger(SessionEventTopic.class);
    private static final int TRIES_AT_START = 4;

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final String name;

    /**
     * The channel owns the producer, and its settings are the application's. Nothing goes through the emitter, which is what
     * makes the channel: a message of the framework for each event would cost as much as all the rest of a request.
     */
    @Inject
    SessionEventTopic(
            KafkaClientService clients,
            @Channel(CHANNEL) MutinyEmitter<byte[]> opensTheChannel,
            @ConfigProperty(name = "lumbar.topics.session-events") String name) {
        this(() -> ofChannel(clients), name);
    }

    SessionEventTopic(Supplier<Producer<byte[], byte[]>> producers, String name) {
        this.producers = producers;
        this.name = name;
    }

    private static Producer<byte[], byte[]> ofChannel(KafkaClientService clients) {
        KafkaProducer<byte[], byte[]> producer = clients.getProducer(CHANNEL);
        return producer.unwrap();
    }

    /**
     * Gets to know the topic before the first caller comes: their first event would have to wait for it, and may not wait
     * long. While Kafka is away the edge starts all the same, and says so to whoever calls.
     */
    void learn(@Observes StartupEvent starting) {
        Producer<byte[], byte[]> producer = producers.get();
        boolean known = false;
        for (int i = 0; i < TRIES_AT_START && !known; i++) {
            try {
                known = !producer.partitionsFor(name).isEmpty();
            } catch (KafkaException notYet) {
                LOG.infof("Kafka does not tell of %s yet", name);
            }
        }
    }

    /** Completes when all in-sync replicas have all of them; fails with {@link KafkaAway} if that can't be known. */
    Uni<Void> send(List<Candidate> accepted) {
        Context request = Context.current();
        Producer<byte[], byte[]> producer = producers.get();
        CompletableFuture<?>[] acks = new CompletableFuture<?>[accepted.size()];
        try {
            for (int i = 0; i < acks.length; i++) {
                acks[i] = send(producer, accepted.get(i), request);
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

    private CompletableFuture<Void> send(Producer<byte[], byte[]> producer, Candidate event, Context request) {
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
}
