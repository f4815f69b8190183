package org.lumbar.foundation.intake;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What a service does with the batches of one consumer when it commits their offsets itself, in the Kafka transaction that publishes
 * what follows from them. It never throws, and one batch is tried at a time.
 */
public interface FencedWork extends AutoCloseable {

    /** How a try ended. */
    enum End {
        /** Stored, published and committed. */
        DONE,
        /** Something refused it that is there and answers. */
        REFUSED,
        /** Something that it needs is away. */
        AWAY,
        /** It failed over something that is no outage. */
        BROKEN,
        /** The group has gone on without the consumer: nothing is published or committed. */
        LOST
    }

    /**
     * What came of a try.
     *
     * @param left where those partitions go on that had to wait for somebody's lock; what is before is committed
     */
    record Tried(End end, Map<TopicPartition, Long> left) {
        public static Tried of(End end) {
            return new Tried(end, Map.of());
        }
    }

    /** How the work gets on. */
    interface Progress {
        /** To be called between two pieces of the work: it goes on. */
        void beat();

        /** All is stored, and what is left is to publish it: the next batch may be made ready meanwhile. */
        void stored();
    }

    /**
     * Works the records once, publishes, and commits.
     *
     * @param member who polled the records, as the group knew it then; the broker refuses the offsets of a former one
     */
    Tried on(ConsumerRecords<byte[], byte[]> records, ConsumerGroupMetadata member, Progress progress);

    /** Nothing is tried any more. */
    @Override
    void close();
}
