package org.lumbar.session.restore;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.session.publishing.Topics;

/** Where the service's consumer group goes on. */
@ApplicationScoped
class GroupPlace {
    private final Map<String, Object> broker;
    private final String group;
    private final Topics topics;

    GroupPlace(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "lumbar.group") String group,
            Topics topics) {
        this.broker = broker;
        this.group = group;
        this.topics = topics;
    }

    /**
     * Sets the group back to the first event that is not older, and to the beginning of clients and plans.
     *
     * @return how many events that are, about
     * @throws ExecutionException caused by an UnknownMemberIdException or GroupNotEmptyException if it has members
     */
    long rewind(Instant since) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(broker)) {
            List<TopicPartition> events = partitions(admin, topics.sessionEvents());
            Map<TopicPartition, Long> places = offsets(admin, events, OffsetSpec.latest());
            long ends = sum(places);
            offsets(admin, events, OffsetSpec.forTimestamp(since.toEpochMilli()))
                    .forEach((partition, first) -> {
                        if (first >= 0) {
                            places.put(partition, first); // else nothing is that new
                        }
                    });
            long toRead = ends - sum(places);
            for (String topic : List.of(topics.clients(), topics.plans())) {
                places.putAll(offsets(admin, partitions(admin, topic), OffsetSpec.earliest()));
            }
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
            places.forEach((partition, offset) -> committed.put(partition, new OffsetAndMetadata(offset)));
            admin.alterConsumerGroupOffsets(group, committed).all().get();
            return toRead;
        }
    }

    private static List<TopicPartition> partitions(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(found -> found.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
