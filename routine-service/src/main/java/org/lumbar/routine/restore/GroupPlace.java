package org.lumbar.routine.restore;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the service's consumer group goes on. */
@ApplicationScoped
class GroupPlace {
    private final Map<String, Object> broker;
    private final String group;
    private final List<String> topics;

    GroupPlace(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "lumbar.group") String group,
            @ConfigProperty(name = "lumbar.topics.client-days") String clientDays,
            @ConfigProperty(name = "lumbar.topics.sessions") String sessions,
            @ConfigProperty(name = "lumbar.topics.pain-ratings") String painRatings) {
        this.broker = broker;
        this.group = group;
        this.topics = List.of(clientDays, sessions, painRatings);
    }

    /**
     * Sets the group back to the beginning of all facts: they are compacted, and what is known already is dropped.
     *
     * @throws ExecutionException caused by an UnknownMemberIdException or GroupNotEmptyException if it has members
     */
    void rewind() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(broker)) {
            Map<TopicPartition, OffsetSpec> beginnings = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(partition -> beginnings.put(
                                    new TopicPartition(name, partition.partition()), OffsetSpec.earliest())));
            Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
            admin.listOffsets(beginnings)
                    .all()
                    .get()
                    .forEach((partition, found) -> places.put(partition, new OffsetAndMetadata(found.offset())));
            admin.alterConsumerGroupOffsets(group, places).all().get();
        }
    }
}
