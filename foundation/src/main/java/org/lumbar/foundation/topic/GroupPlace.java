package org.lumbar.foundation.topic;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Where a consumer group goes on. */
public final class GroupPlace {
    private final Map<String, Object> broker;
    private final String group;

    /** @param broker how to reach Kafka */
    public GroupPlace(Map<String, Object> broker, String group) {
        this.broker = Map.copyOf(broker);
        this.group = group;
    }

    /**
     * Sets the group back on each topic, to the first record that arrived at this time or later; {@link Instant#EPOCH} is the
     * beginning. Nothing is changed if it fails.
     *
     * @return by topic, how many records that are, about
     * @throws StillConsumed if the group has members
     */
    public Map<String, Long> rewind(Map<String, Instant> topics)
            throws StillConsumed, ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(broker)) {
            Map<String, Long> toRead = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
            for (Map.Entry<String, Instant> topic : topics.entrySet()) {
                List<TopicPartition> partitions = partitions(admin, topic.getKey());
                Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
                Map<TopicPartition, Long> firsts = offsets(admin, partitions, first(topic.getValue()));
                // A negative one: nothing is that new.
                ends.forEach((partition, end) -> {
                    long found = firsts.getOrDefault(partition, end);
                    long first = found < 0 ? end : found;
                    places.put(partition, new OffsetAndMetadata(first));
                    toRead.merge(topic.getKey(), end - first, Long::sum);
                });
            }
            commit(admin, places);
            return toRead;
        }
    }

    private static OffsetSpec first(Instant since) {
        return since.equals(Instant.EPOCH) ? OffsetSpec.earliest() : OffsetSpec.forTimestamp(since.toEpochMilli());
    }

    private void commit(Admin admin, Map<TopicPartition, OffsetAndMetadata> places)
            throws StillConsumed, ExecutionException, InterruptedException {
        try {
            admin.alterConsumerGroupOffsets(group, places).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException || e.getCause() instanceof GroupNotEmptyException) {
                throw new StillConsumed(e);
            }
            throw e;
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
}
