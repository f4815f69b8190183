package org.lumbar.session.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.lumbar.foundation.intake.BatchTraces;

/**
 * One round of a consumer: what it has to tell, how far each partition is worked, and which ones have to wait for somebody's
 * lock. For one thread.
 */
public final class Round {
    private final ConsumerRecords<byte[], byte[]> records;
    private final ConsumerGroupMetadata member;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> worked = new HashMap<>();
    private final Set<TopicPartition> blocked = new HashSet<>();
    private BatchTraces traces = BatchTraces.NONE;
    private int events;

    /** @param member who polled the records, as the group knew it then */
    public Round(ConsumerRecords<byte[], byte[]> records, ConsumerGroupMetadata member) {
        this.records = records;
        this.member = member;
    }

    ConsumerGroupMetadata member() {
        return member;
    }

    public void publish(List<Snapshot> more) {
        snapshots.addAll(more);
    }

    /** Adds what is noted once the snapshots of that reference are published. */
    public void publish(Reference reference, List<Snapshot> more) {
        publish(more);
        references.add(reference);
    }

    public void reject(Rejection rejection) {
        rejections.add(rejection);
    }

    /** The traces that the events belong to. */
    public void events(int count, BatchTraces of) {
        events = count;
        traces = of;
    }

    /** The record's partition stays where it is: a lock that it needs is somebody else's now. */
    public void block(ConsumerRecord<?, ?> record) {
        blocked.add(partition(record));
    }

    public boolean isBlocked(ConsumerRecord<?, ?> record) {
        return blocked.contains(partition(record));
    }

    public Set<TopicPartition> blocked() {
        return blocked;
    }

    public void worked(ConsumerRecord<?, ?> record) {
        if (!isBlocked(record)) {
            worked.put(partition(record), new OffsetAndMetadata(record.offset() + 1));
        }
    }

    /** All of it is worked but what is blocked; the places behind it are not always those behind its last records. */
    public void allWorked() {
        records.nextOffsets().forEach((partition, next) -> {
            if (!blocked.contains(partition)) {
                worked.put(partition, next);
            }
        });
        rejections.removeIf(rejection -> isBlocked(rejection.record()));
    }

    /** Where a partition goes on, if no more of it is worked. */
    public long next(TopicPartition partition) {
        OffsetAndMetadata next = worked.get(partition);
        return next == null ? records.records(partition).get(0).offset() : next.offset();
    }

    public List<Snapshot> snapshots() {
        return snapshots;
    }

    public List<Rejection> rejections() {
        return rejections;
    }

    public List<Reference> references() {
        return references;
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return worked;
    }

    public BatchTraces traces() {
        return traces;
    }

    public int events() {
        return events;
    }

    /** What was to be published has been. */
    public void published() {
        snapshots.clear();
        rejections.clear();
        references.clear();
    }

    public static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
