package org.lumbar.routine.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.topic.TopicScan;
import org.lumbar.routine.receipt.ErasureReceipts;

/**
 * What was published after the back-up and the database does not know: new clients and plans, and erasures. Those are tombstones, which
 * Kafka retains for a week, and our own receipts, which it retains for four.
 */
@ApplicationScoped
class Forgotten {
    private static final int RECORDS_AT_ONCE = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> broker;
    private final EntityManager entities;
    private final List<String> topics;
    private final String receipts;

    Forgotten(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            EntityManager entities,
            @ConfigProperty(name = "lumbar.topics.clients") String clients,
            @ConfigProperty(name = "lumbar.topics.plans") String plans,
            @ConfigProperty(name = "lumbar.topics.erasure-receipts") String receipts) {
        this.broker = broker;
        this.entities = entities;
        this.topics = List.of(clients, plans, receipts);
        this.receipts = receipts;
    }

    /** Keys of clients and plans. */
    record Keys(Set<String> unknown, Set<String> erased) {}

    @Transactional
    Keys keys() {
        Keys keys = published();
        Set<String> held = known("select cast(client_id as text) from client");
        held.addAll(known("select cast(client_id as text) || ':' || cast(plan_id as text) from plan"));
        keys.unknown().removeAll(held);
        keys.unknown()
                .removeAll(known("select case when client_id = subject_id then cast(client_id as text)"
                        + " else cast(client_id as text) || ':' || cast(subject_id as text) end from erasure"));
        keys.erased().retainAll(held);
        return keys;
    }

    private Set<String> known(String sql) {
        Stream<?> rows = entities.createNativeQuery(sql, String.class).getResultStream();
        return rows.map(String.class::cast).collect(toSet());
    }

    private Keys published() {
        Keys keys = new Keys(new TreeSet<>(), new TreeSet<>());
        Set<String> receipted = new TreeSet<>();
        try (TopicScan scan = new TopicScan(broker, topics)) {
            var unused = scan.readToEnd(
                    RECORDS_AT_ONCE,
                    (records, behind) -> records.forEach(record -> {
                        if (!receipts.equals(record.topic())) {
                            note(record, keys);
                        } else if (isOurs(record.value())) {
                            receipted.add(new String(record.key(), UTF_8));
                        }
                    }));
        }
        // An id never comes back: whatever was published behind it, by a restore before this one, is to be erased
        // again.
        keys.erased().addAll(receipted);
        keys.unknown().removeAll(receipted);
        return keys;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, Keys keys) {
        String key = new String(record.key(), UTF_8);
        Set<String> now = record.value() == null ? keys.erased() : keys.unknown();
        Set<String> before = record.value() == null ? keys.unknown() : keys.erased();
        now.add(key);
        before.remove(key);
    }

    /** The other services erase on this one's word: what they alone say proves nothing. */
    private static boolean isOurs(byte @Nullable [] receipt) {
        try {
            return receipt != null
                    && JSON.readTree(receipt).path("service").asText().equals(ErasureReceipts.SERVICE);
        } catch (IOException noReceipt) {
            return false;
        }
    }
}
