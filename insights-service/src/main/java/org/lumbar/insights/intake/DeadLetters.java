package org.lumbar.insights.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.intake.Reading.Rejected;

/** Puts bad records aside: their own bytes, and headers that say why without quoting them. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** A record and what is wrong with it. */
    record DeadLetter(ConsumerRecord<byte[], byte[]> source, Rejected fault) {}

    private final MutinyEmitter<byte[]> topic;
    private final Clock clock;
    private final IntakeMetrics metrics;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<byte[]> topic, Clock clock, IntakeMetrics metrics) {
        this.topic = topic;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Completes when the broker has acknowledged every letter; fails if it does not. */
    Uni<Void> write(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(letters.stream().map(this::write).toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<Void> write(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> source = letter.source();
        Rejected fault = letter.fault();
        RecordHeaders headers = new RecordHeaders();
        add(headers, "lumbar-code", fault.code());
        add(headers, "lumbar-pointer", fault.pointer());
        add(headers, "lumbar-topic", source.topic());
        add(headers, "lumbar-partition", String.valueOf(source.partition()));
        add(headers, "lumbar-offset", String.valueOf(source.offset()));
        add(headers, "lumbar-rejected-at", clock.instant().toString());
        OutgoingKafkaRecordMetadata<byte[]> metadata = OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(source.key())
                .withHeaders(headers)
                .build();
        LOG.warnf(
                "Put aside %s-%d at offset %d: %s", source.topic(), source.partition(), source.offset(), fault.code());
        metrics.putAside(fault.code());
        byte[] value = source.value() == null ? new byte[0] : source.value();
        return topic.sendMessage(Message.of(value).addMetadata(metadata));
    }

    private static void add(RecordHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
