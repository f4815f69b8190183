package org.lumbar.e2e;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.lumbar.backbone.Topics;

/** Who leads what in a cluster of brokers, and whether all have what all should have. */
final class BrokerWatch implements AutoCloseable {
    private final Admin admin;

    BrokerWatch(SystemUnderTest system) {
        this.admin = Admin.create(Map.of("bootstrap.servers", system.kafka().bootstrapServers()));
    }

    /** The broker that takes the client's events now. */
    int leaderOf(Newcomer client) {
        int partition = Topics.partition(client.clientId().toString());
        return Objects.requireNonNull(described(List.of(Kafka.EVENTS)).get(Kafka.EVENTS))
                .partitions()
                .get(partition)
                .leader()
                .id();
    }

    /** The broker whose controller decides now. */
    int controller() {
        return Asked.now(() -> admin.describeMetadataQuorum().quorumInfo().get())
                .leaderId();
    }

    /** Whether every partition of every topic is on all brokers that it should be on. */
    boolean isWhole() {
        try {
            Collection<String> topics =
                    Asked.now(() -> admin.listTopics().names().get());
            return described(topics).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (IllegalStateException away) {
            return false;
        }
    }

    private Map<String, TopicDescription> described(Collection<String> topics) {
        return Asked.now(() -> admin.describeTopics(topics).allTopicNames().get());
    }

    @Override
    public void close() {
        admin.close();
    }
}
