package org.lumbar.session.ingest;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.lumbar.foundation.intake.FencedIntake;

/** Consumes events, and what routine-service says of clients and plans, with the promise of {@link FencedIntake}. */
@ApplicationScoped
class IngestConsumer {
    static final String CHANNEL = "ingest";

    private final FencedIntake intake;

    IngestConsumer(FencedIntake intake) {
        this.intake = intake;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records, IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
        return intake.take(batch);
    }
}
