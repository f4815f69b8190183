package org.lumbar.session.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.lumbar.foundation.intake.FencedWork;
import org.lumbar.session.publishing.OutgoingRecords;
import org.lumbar.session.publishing.Publisher;
import org.lumbar.session.publishing.PublishingMetrics;

/** Makes what each consumer needs for itself: a reader of events, and a producer that publishes its rounds. */
@ApplicationScoped
class ConsumerRounds {
    private final KafkaSettings kafka;
    private final RoundWork work;
    private final OutgoingRecords outgoing;
    private final IngestMetrics metrics;
    private final PublishingMetrics published;

    ConsumerRounds(
            KafkaSettings kafka,
            RoundWork work,
            OutgoingRecords outgoing,
            IngestMetrics metrics,
            PublishingMetrics published) {
        this.kafka = kafka;
        this.work = work;
        this.outgoing = outgoing;
        this.metrics = metrics;
        this.published = published;
    }

    /** @param name of the consumer, for the clients of Kafka */
    FencedWork of(String name) {
        return new FencedRounds(
                new Publisher(() -> new KafkaProducer<>(kafka.producer(name)), outgoing, published), work, metrics);
    }
}
