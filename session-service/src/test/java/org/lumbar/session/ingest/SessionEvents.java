package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The README's example of a backend that produces straight to Kafka, word for word; tests run it, and hold it to the README. */
final class SessionEvents implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final String topic;

    SessionEvents(String bootstrapServers, String topic) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all"); // what makes the callback a promise
        settings.put("enable.idempotence", true);
        settings.put("delivery.timeout.ms", 300_000);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.topic = topic;
    }

    /** Completes once all in-sync replicas have the event; if it fails, send the same again, however long it takes. */
    CompletableFuture<Void> send(UUID clientId, String event) {
        var acknowledged = new CompletableFuture<Void>();
        var record = new ProducerRecord<>(topic, clientId.toString(), event);
        record.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
        producer.send(record, (written, failure) -> {
            if (failure == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(failure);
            }
        });
        return acknowledged;
    }

    @Override
    public void close() {
        producer.close();
    }
}
