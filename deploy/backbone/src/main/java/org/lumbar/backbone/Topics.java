package org.lumbar.backbone;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;

/** The table of contract topics: what exists, how it is split and how long it is kept. */
public final class Topics {
    /** The same for all topics, so that a client's records share a partition number everywhere. */
    public static final int PARTITIONS = 12;

    /** In bytes: a plan's snapshot carries its routine and its occurrences. */
    private static final int LARGEST_PLAN = 8 * 1024 * 1024;

    /** In bytes: a dead letter holds the largest record there is, and what is said about it. */
    private static final int LARGEST_LETTER = 9 * 1024 * 1024;

    /** Events and dead letters are gone after this and a segment's time: 28 days. */
    private static final Duration RETENTION = Duration.ofDays(27);

    /** Requests for archives and their parts, likewise: a day. */
    private static final Duration PASSING = Duration.ofHours(23);

    private static final Duration PASSING_SEGMENT = Duration.ofHours(1);

    /** Only a segment that is closed can be deleted or compacted. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    /** How long a value that is replaced or erased may stay uncompacted, and how long a reader may be away and still learn of it. */
    private static final Duration COMPACTION = Duration.ofDays(7);

    /** All contract topics. */
    public static final List<Topic> ALL = List.of(
            deleted("session-events", "lumbar.session-events.v1"),
            letters("session-events-dlq", "lumbar.session-events.v1.dlq"),
            letters("insights-dlq", "lumbar.insights.v1.dlq"),
            letters("routine-dlq", "lumbar.routine.v1.dlq"),
            deleted("erasure-receipts", "lumbar.erasure-receipts.v1"),
            passing("archive-requests", "lumbar.archive-requests.v1"),
            passing("archive-parts", "lumbar.archive-parts.v1"),
            compacted("plans", "lumbar.plans.v1").upTo(LARGEST_PLAN),
            compacted("clients", "lumbar.clients.v1"),
            compacted("practices", "lumbar.practices.v1"),
            compacted("sessions", "lumbar.sessions.v1"),
            compacted("pain-ratings", "lumbar.pain-ratings.v1"),
            compacted("client-days", "lumbar.client-days.v1"));

    private Topics() {}

    /**
     * One contract topic.
     *
     * @param key the name by which configuration speaks of it, as in {@code lumbar.topics.<key>}
     * @param name its name on the broker
     * @param config the broker's settings for it
     */
    public record Topic(String key, String name, Map<String, String> config) {
        NewTopic onBrokers(String suffix, int brokers) {
            short copies = (short) KafkaMember.copies(brokers);
            return new NewTopic(name + suffix, Optional.of(PARTITIONS), Optional.of(copies)).configs(config);
        }

        private Topic upTo(int bytes) {
            return new Topic(key, name, with(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)));
        }

        private Collection<AlterConfigOp> settings() {
            return config.entrySet().stream()
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
        }
    }

    /**
     * The partition of every record of a client.
     *
     * @param recordKey a client id, or a key that starts with one and goes on after a colon
     * @return a number from 0 to {@link #PARTITIONS} − 1
     */
    public static int partition(String recordKey) {
        int colon = recordKey.indexOf(':');
        String clientId = colon < 0 ? recordKey : recordKey.substring(0, colon);
        return Utils.toPositive(Utils.murmur2(Utils.utf8(clientId))) % PARTITIONS;
    }

    /**
     * Creates those contract topics that a broker does not have yet, and gives the others the settings of the table; what else is
     * set on them stays. With several brokers, which are all to be there by now, each topic is on three of them.
     *
     * @return how many there were before
     * @throws BackboneException if the broker refuses or does not answer
     */
    public static int createMissing(String bootstrapServers) {
        return create(bootstrapServers, "");
    }

    static int create(String bootstrapServers, String suffix) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            int brokers = admin.describeCluster().nodes().get().size();
            List<Topic> present = ALL.stream()
                    .filter(topic -> existing.contains(topic.name() + suffix))
                    .toList();
            List<NewTopic> missing = ALL.stream()
                    .filter(topic -> !present.contains(topic))
                    .map(topic -> topic.onBrokers(suffix, brokers))
                    .toList();
            admin.createTopics(missing).all().get();
            admin.incrementalAlterConfigs(present.stream()
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name() + suffix),
                                    Topic::settings)))
                    .all()
                    .get();
            return present.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackboneException("Interrupted while topics were created.", e);
        } catch (ExecutionException e) {
            throw new BackboneException("The topics could not be created.", e);
        }
    }

    private static Topic deleted(String key, String name) {
        return deleted(key, name, RETENTION, SEGMENT);
    }

    private static Topic passing(String key, String name) {
        return deleted(key, name, PASSING, PASSING_SEGMENT);
    }

    private static Topic deleted(String key, String name, Duration retention, Duration segment) {
        return new Topic(
                key,
                name,
                arrivalCounts(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        millis(retention),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        millis(segment))));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    private static Topic letters(String key, String name) {
        return deleted(key, name).upTo(LARGEST_LETTER);
    }

    private static Topic compacted(String key, String name) {
        return new Topic(
                key,
                name,
                arrivalCounts(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        millis(COMPACTION),
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        millis(COMPACTION),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        millis(SEGMENT))));
    }

    /** The broker's time, not the producer's: what was acknowledged a moment ago is never old. */
    private static Map<String, String> arrivalCounts(Map<String, String> config) {
        return with(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
    }

    private static Map<String, String> with(Map<String, String> config, String key, String value) {
        Map<String, String> more = new TreeMap<>(config);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
