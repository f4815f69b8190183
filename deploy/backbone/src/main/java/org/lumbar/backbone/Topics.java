package org.lumbar.backbone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Utils;

/** The table of contract topics: what exists, how it is split and how long it is kept. */
public final class Topics {
    /** The same for all topics, so that a client's records share a partition number everywhere. */
    public static final int PARTITIONS = 12;

    /** All contract topics. */
    public static final List<Topic> ALL = List.of(
            kept("session-events", "lumbar.session-events.v1", Duration.ofDays(28)),
            kept("session-events-dlq", "lumbar.session-events.v1.dlq", Duration.ofDays(90)),
            kept("insights-dlq", "lumbar.insights.v1.dlq", Duration.ofDays(90)),
            compacted("plans", "lumbar.plans.v1"),
            compacted("clients", "lumbar.clients.v1"),
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
        NewTopic onOneBroker(String suffix) {
            return new NewTopic(name + suffix, Optional.of(PARTITIONS), Optional.of((short) 1)).configs(config);
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
     * Creates those contract topics that a broker does not have yet; what exists stays as it is.
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
            List<NewTopic> missing = ALL.stream()
                    .map(topic -> topic.onOneBroker(suffix))
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
            return ALL.size() - missing.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackboneException("Interrupted while topics were created.", e);
        } catch (ExecutionException e) {
            throw new BackboneException("The topics could not be created.", e);
        }
    }

    private static Topic kept(String key, String name, Duration retention) {
        return new Topic(
                key,
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(retention.toMillis())));
    }

    private static Topic compacted(String key, String name) {
        return new Topic(key, name, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
}
