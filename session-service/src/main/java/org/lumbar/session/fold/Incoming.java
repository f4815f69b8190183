package org.lumbar.session.fold;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.session.event.SessionEvent;

/** An event with the record it came in. */
public record Incoming(ConsumerRecord<byte[], byte[]> record, SessionEvent event, long hash, Key key) {

    /** Names an event for life. */
    public record Key(UUID clientId, UUID eventId) {
        /** Ids made in one sweep differ in few bits: the record's own sum of hashes would put many of them together. */
        @Override
        public int hashCode() {
            long bits = mixed(clientId.getMostSignificantBits() ^ mixed(clientId.getLeastSignificantBits()));
            return (int) mixed(bits + eventId.getMostSignificantBits() ^ mixed(eventId.getLeastSignificantBits()));
        }

        /** Lets each bit of the input change about half of the output's: the last step of MurmurHash3. */
        private static long mixed(long bits) {
            long x = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
            x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
            return x ^ x >>> 33;
        }
    }

    public Incoming(ConsumerRecord<byte[], byte[]> record, SessionEvent event, long hash) {
        this(record, event, hash, new Key(event.clientId(), event.id()));
    }

    public long offset() {
        return record.offset();
    }

    /** When the broker, or the producer before it, took the event: the same on every reading of the record. */
    Instant receivedAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }
}
