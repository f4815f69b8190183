package org.lumbar.session.ingest;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this service talks to Kafka; {@code kafka.*} of the configuration says where, and with which credentials. */
@ApplicationScoped
class KafkaSettings {
    /** A fetch lies in memory twice, once outside the heap, for as long as its thread lives: four of these per consumer. */
    private static final int FETCH_BYTES = 1024 * 1024;

    private static final int FETCH_WAIT_MS = 25;

    private final Map<String, Object> connection;
    private final String group;
    private final IngestSettings settings;
    private final UUID instance = UUID.randomUUID();

    KafkaSettings(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            @ConfigProperty(name = "lumbar.group") String group,
            IngestSettings settings) {
        this.connection = connection;
        this.group = group;
        this.settings = settings;
    }

    Map<String, Object> consumer(String name) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-" + name);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        // A new group starts with what is there: the default would skip it.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // routine-service publishes in Kafka transactions; one that it aborted never was. And whoever takes over a
        // partition waits for offsets that its former owner has not committed yet.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchSize());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES * 4);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        // What a dead instance held stands still for so long. Its threads beat every third of it.
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        // A fetch that waits on partitions without news keeps back those whose records have just been worked off.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        // The same partitions of all topics go to one consumer: it sees whole clients, plans before their sessions.
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        return config;
    }

    /** @param name of the thread; the transactional id is its own, and this process's: the group's generation fences, not the id */
    Map<String, Object> producer(String name) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, group + "-" + name + "-snapshots");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-" + instance + "-" + name);
        // What freezes in the middle of a transaction holds up readers, and the next owner of its partitions, for so
        // long and up to 10 s more, in which the broker looks for such transactions.
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5_000);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // As large as the dead letter topic takes.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 9 * 1024 * 1024);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        return config;
    }
}
