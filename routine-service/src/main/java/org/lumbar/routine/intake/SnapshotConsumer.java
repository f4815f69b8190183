package org.lumbar.routine.intake;

import io.opentelemetry.api.trace.Tracer;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.lumbar.foundation.intake.BatchIntake;
import org.lumbar.foundation.intake.IntakeParts;

/** Consumes what other services publish, with the promise of {@link BatchIntake}. */
@ApplicationScoped
class SnapshotConsumer {
    static final String CHANNEL = "facts";

    private final BatchIntake<Reading> intake;

    /** @param producer that dead letters are written with: a channel has one as soon as somebody asks for it */
    SnapshotConsumer(
            SnapshotWork work,
            IntakeParts parts,
            @ConfigProperty(name = "lumbar.topics.routine-dlq") String deadLetters,
            @Channel(IntakeParts.DEAD_LETTERS) MutinyEmitter<byte[]> producer,
            Tracer tracer) {
        this.intake = parts.intake(work, deadLetters, tracer);
    }

    @Incoming(CHANNEL)
    @Blocking(CHANNEL)
    void take(ConsumerRecords<byte[], byte[]> records, IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
        intake.take(batch);
    }
}
