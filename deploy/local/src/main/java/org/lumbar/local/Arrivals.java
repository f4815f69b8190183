package org.lumbar.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.Topics;

/**
 * Lets the demo's events arrive over its weeks, as a real practice's did: while this is open the topic of events takes its producers'
 * word for the time, and keeps what is old. Closing it, and every start, brings the contract's settings back.
 */
final class Arrivals implements AutoCloseable {
    private static final String TOPIC = "lumbar.session-events.v1";
    private static final String READER = "session-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Admin admin;

    private Arrivals(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    static Arrivals asTold(String bootstrapServers) {
        Arrivals arrivals = new Arrivals(bootstrapServers);
        try {
            List<AlterConfigOp> settings = List.of(
                    set(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.CREATE_TIME.name),
                    set(TopicConfig.RETENTION_MS_CONFIG, "-1"));
            arrivals.admin
                    .incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, TOPIC), settings))
                    .all()
                    .get();
            arrivals.await(arrivals::isTaken, "Kafka did not take the demo practice's times within 5 minutes.");
            return arrivals;
        } catch (InterruptedException | ExecutionException e) {
            arrivals.close();
            throw failed(e);
        }
    }

    /** Returns when session-service has read all of it: what is older than the topic keeps things may go then. */
    void awaitRead() {
        await(this::isRead, "session-service has not read the demo practice within 5 minutes: its log says why.");
    }

    private void await(BooleanSupplier done, String fault) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new LocalFault(fault);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A broker takes settings a moment after they were accepted. */
    private boolean isTaken() {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        try {
            return admin.describeConfigs(List.of(topic)).all().get().values().stream()
                    .allMatch(config -> "-1"
                            .equals(config.get(TopicConfig.RETENTION_MS_CONFIG).value()));
        } catch (InterruptedException | ExecutionException e) {
            throw failed(e);
        }
    }

    private boolean isRead() {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(READER)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> all = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(all).all().get().entrySet().stream()
                    .allMatch(last -> last.getValue().offset() <= offset(read.get(last.getKey())));
        } catch (InterruptedException | ExecutionException e) {
            throw failed(e);
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static LocalFault failed(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new LocalFault("Kafka did not take the demo practice's times (" + e + ").", e);
    }

    @Override
    public void close() {
        admin.close();
        var unused = Topics.createMissing(bootstrapServers);
    }
}
