package org.lumbar.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.story.Channel;
import org.lumbar.simulator.story.Upload;

/** Straight to Kafka, as an app's own backend does it, in one of the two CloudEvents modes. */
final class KafkaCarrier implements Carrier {
    private static final String STRUCTURED_TYPE = "application/cloudevents+json; charset=UTF-8";

    private final String topic;
    private final DeliveryLog log;
    private final Arrival arrival;
    private final Clock clock;
    private final Producer<byte[], byte[]> producer;

    KafkaCarrier(
            String bootstrapServers, String topic, Duration patience, DeliveryLog log, Arrival arrival, Clock clock) {
        this.topic = topic;
        this.arrival = arrival;
        this.clock = clock;
        this.log = log;
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                patience.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) Math.max(patience.toMillis(), 31_000));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void carry(Upload upload) {
        Channel channel = upload.client().channel();
        Long time = timeOf(upload);
        for (SessionEvent event : upload.events()) {
            var unused = producer.send(record(event, channel, time), (metadata, failure) -> {
                Outcome outcome = failure == null ? Outcome.ACKED : Outcome.FAILED;
                log.add(new Delivery(event, channel, outcome, failure == null ? null : "no-ack"));
            });
        }
    }

    /** Null leaves it to the producer. A phone that the story will hear of later today is heard now. */
    private @Nullable Long timeOf(Upload upload) {
        return arrival == Arrival.WHEN_SENT ? null : Math.min(upload.at().toEpochMilli(), clock.millis());
    }

    /** @param time of the record; null leaves it to the producer: then it is when it was sent, not when it happened */
    private ProducerRecord<byte[], byte[]> record(SessionEvent event, Channel channel, @Nullable Long time) {
        byte[] key = event.clientId().toString().getBytes(StandardCharsets.UTF_8);
        if (channel != Channel.BACKEND_BINARY) {
            var structured = new ProducerRecord<>(topic, null, time, key, event.structured());
            structured.headers().add("content-type", STRUCTURED_TYPE.getBytes(StandardCharsets.UTF_8));
            return structured;
        }
        var binary = new ProducerRecord<>(topic, null, time, key, event.data().getBytes(StandardCharsets.UTF_8));
        event.binaryHeaders()
                .forEach((name, value) -> binary.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return binary;
    }

    @Override
    public void close() {
        producer.flush();
        producer.close();
    }
}
