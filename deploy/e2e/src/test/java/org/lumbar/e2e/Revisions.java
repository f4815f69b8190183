package org.lumbar.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks through snapshot topics for a key whose revision went back: its readers would hold on to what is no longer true. */
final class Revisions {
    private static final List<String> TOPICS =
            List.of(Kafka.CLIENTS, Kafka.PLANS, Kafka.SESSIONS, Kafka.RATINGS, Kafka.CLIENT_DAYS);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Revisions() {}

    /** Keys of these clients with a revision that went back, in words; the records of a key lie in one partition, in order. */
    static List<String> goneBack(Kafka kafka, Set<String> clientIds) {
        List<String> faults = new ArrayList<>();
        for (String topic : TOPICS) {
            Map<String, Long> newest = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record : kafka.read(topic)) {
                if (record.value() != null && clientIds.contains(record.key().split(":", 2)[0])) {
                    long revision = revision(record.value());
                    Long before = newest.put(record.key(), revision);
                    if (before != null && before > revision) {
                        faults.add(topic + " " + record.key() + ": " + revision + " after " + before);
                    }
                }
            }
        }
        return faults;
    }

    private static long revision(byte[] value) {
        try {
            return JSON.readTree(value).required("revision").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot isn't JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
