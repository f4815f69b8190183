package org.lumbar.session.ingest;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.session.event.EventHash;
import org.lumbar.session.event.SessionEvent;

/** An event with the record it came in. */
record Incoming(ConsumerRecord<byte[], byte[]> record, SessionEvent event, long hash) {

    /** Names an event for life. */
    record Key(UUID clientId, UUID eventId) {}

    static Incoming of(ConsumerRecord<byte[], byte[]> record, SessionEvent event) {
        return new Incoming(record, event, EventHash.of(event));
    }

    Key key() {
        return new Key(event.clientId(), event.id());
    }

    long offset() {
        return record.offset();
    }

    /** When the broker, or the producer before it, took the event: the same on every reading of the record. */
    Instant receivedAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }
}
