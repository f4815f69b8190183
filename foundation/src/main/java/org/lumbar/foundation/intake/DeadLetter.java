package org.lumbar.foundation.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is set apart, and what is wrong with it. */
record DeadLetter(ConsumerRecord<byte[], byte[]> source, BadRecord fault) {

    /** Where it lies, for a log: topic, partition and offset. */
    String place() {
        return source.topic() + "-" + source.partition() + "@" + source.offset();
    }
}
