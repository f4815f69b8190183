package org.lumbar.routine.restore;

import static java.util.stream.Collectors.toSet;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What was published after the back-up and the database does not know: new clients and plans, and erasures. */
@ApplicationScoped
class Forgotten {
    private static final Duration WAIT = Duration.ofMillis(500);

    private final Map<String, Object> broker;
    private final EntityManager entities;
    private final List<String> topics;

    Forgotten(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            EntityManager entities,
            @ConfigProperty(name = "lumbar.topics.clients") String clients,
            @ConfigProperty(name = "lumbar.topics.plans") String plans) {
        this.broker = broker;
        this.entities = entities;
        this.topics = List.of(clients, plans);
    }

    /** Keys of clients and plans; erasures are tombstones, which Kafka keeps for a week. */
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
        Map<String, Object> config = new HashMap<>(broker);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        Keys keys = new Keys(new TreeSet<>(), new TreeSet<>());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
                    Set<String> now = record.value() == null ? keys.erased() : keys.unknown();
                    Set<String> before = record.value() == null ? keys.unknown() : keys.erased();
                    now.add(record.key());
                    before.remove(record.key());
                }
            }
        }
        return keys;
    }
}
