package org.lumbar.session.ingest;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.session.event.SessionEvent;

/** An event with the record it came in. */
record Incoming(ConsumerRecord<byte[], byte[]> record, SessionEvent event, long hash) {

    /** Names an event for life. */
    record Key(UUID clientId, UUID eventId) {
        private static final long MIX = 0x9E3779B97F4A7C15L;

        /** Ids made in one sweep differ in few bits: the record's own sum of hashes would put many of them together. */
        @Override
        public int hashCode() {
            long bits = clientId.getMostSignificantBits();
            bits = bits * MIX + clientId.getLeastSignificantBits();
            bits = bits * MIX + eventId.getMostSignificantBits();
            bits = (bits * MIX + eventId.getLeastSignificantBits()) * MIX;
            return (int) (bits >>> 32);
        }
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
