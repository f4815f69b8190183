package org.lumbar.session.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, by its headers.
 *
 * @param topic where the rejected record lay; with partition and offset
 */
record Letter(
        ConsumerRecord<byte[], byte[]> record,
        String code,
        String topic,
        int partition,
        long offset,
        Instant rejectedAt) {

    /** Null if the headers are not those of a dead letter. */
    static @Nullable Letter of(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Letter(
                    record,
                    text(record, "lumbar-code"),
                    text(record, "lumbar-topic"),
                    Integer.parseInt(text(record, "lumbar-partition")),
                    Long.parseLong(text(record, "lumbar-offset")),
                    Instant.parse(text(record, "lumbar-rejected-at")));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** It was too large to be written again: its bytes are only where it was rejected. */
    boolean isWithoutBytes() {
        return text(record, "lumbar-value").equals("omitted");
    }

    /** The record's key as text; empty if it has none. */
    String key() {
        return record.key() == null ? "" : new String(record.key(), UTF_8);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
