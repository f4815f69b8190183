package org.lumbar.session.publishing;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Code;

/** A record that is set aside, and why. */
public record Rejection(
        ConsumerRecord<byte[], byte[]> record,
        Code code,
        @Nullable String pointer) {}
