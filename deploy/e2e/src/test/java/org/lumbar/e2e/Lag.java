package org.lumbar.e2e;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.lumbar.backbone.Topics;

/** How far a consumer group is behind in a topic; asked again and again over one connection. */
final class Lag implements AutoCloseable {
    private final Admin admin;
    private final String group;
    private final String topic;

    Lag(SystemUnderTest system, String group, String topic) {
        this.admin = Admin.create(Map.of("bootstrap.servers", system.kafka().bootstrapServers()));
        this.group = group;
        this.topic = topic;
    }

    /** Where each partition ends now. */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                Asked.now(() -> admin.listOffsets(latest).all().get());
        Map<TopicPartition, Long> ends = new HashMap<>();
        found.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    /** How many records the group has not committed up to these ends, all partitions together. */
    long until(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed = Asked.now(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata reached = committed.get(end.getKey());
                    return Math.max(0, end.getValue() - (reached == null ? 0 : reached.offset()));
                })
                .sum();
    }

    long now() {
        return until(ends());
    }

    @Override
    public void close() {
        admin.close();
    }
}
