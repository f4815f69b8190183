package org.lumbar.e2e;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.lumbar.backbone.Topics;

/** What Kafka does in a month, at once: compaction, and the end of what a topic retains. Puts the settings back when it is closed. */
final class PassingTime implements AutoCloseable {
    private static final List<String> COMPACTED =
            List.of(Kafka.CLIENTS, Kafka.PLANS, Kafka.SESSIONS, Kafka.RATINGS, Kafka.CLIENT_DAYS);
    private static final List<String> DELETED = List.of(
            Kafka.EVENTS,
            Kafka.REJECTED,
            "lumbar.insights.v1.dlq",
            "lumbar.routine.v1.dlq",
            "lumbar.archive-requests.v1",
            "lumbar.archive-parts.v1");

    /** So that a text can be found in the files. */
    private static final Map<String, String> READABLE =
            Map.of("compression.type", "uncompressed", "file.delete.delay.ms", "0");

    private static final Map<String, String> COMPACTED_AT_ONCE =
            Map.of("segment.ms", "1", "max.compaction.lag.ms", "1", "min.cleanable.dirty.ratio", "0");

    /** Both, because the cleaner looks twice a second, and what deletes alone every five minutes. */
    private static final Map<String, String> OVER_AT_ONCE = Map.of(
            "cleanup.policy",
            "compact,delete",
            "retention.ms",
            "1",
            "segment.ms",
            "1",
            "max.compaction.lag.ms",
            "1",
            "min.cleanable.dirty.ratio",
            "0");

    private final String bootstrapServers;
    private final Admin admin;

    private PassingTime(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** From now on what is written can be found in files. */
    static PassingTime on(String bootstrapServers) {
        PassingTime time = new PassingTime(bootstrapServers);
        time.set(Stream.concat(COMPACTED.stream(), DELETED.stream()).toList(), READABLE);
        time.alter(Map.of(
                new ConfigResource(ConfigResource.Type.BROKER, ""),
                List.of(new AlterConfigOp(new ConfigEntry("log.cleaner.backoff.ms", "500"), OpType.SET))));
        return time;
    }

    /** Closed segments are compacted. */
    void aWeek() {
        set(COMPACTED, COMPACTED_AT_ONCE);
    }

    /** And what is deleted by age is old. */
    void aMonth() {
        aWeek();
        set(DELETED, OVER_AT_ONCE);
    }

    /** What comes now is young again. */
    void now() {
        undo("min.cleanable.dirty.ratio");
        undo("max.compaction.lag.ms");
        var unused = Topics.createMissing(bootstrapServers);
    }

    private void undo(String setting) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        Stream.concat(COMPACTED.stream(), DELETED.stream())
                .forEach(topic -> changes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, ""), OpType.DELETE))));
        alter(changes);
    }

    private void set(List<String> topics, Map<String, String> settings) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String topic : topics) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                    settings.entrySet().stream()
                            .map(each -> new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), OpType.SET))
                            .toList());
        }
        alter(changes);
    }

    private void alter(Map<ConfigResource, Collection<AlterConfigOp>> changes) {
        try {
            admin.incrementalAlterConfigs(changes).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused", e);
        }
    }

    @Override
    public void close() {
        undo("compression.type");
        undo("file.delete.delay.ms");
        now();
        admin.close();
    }
}
