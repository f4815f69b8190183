package org.lumbar.routine.publishing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot on its way out.
 *
 * @param topic its real name
 * @param ownerId whose it is: the client, or of a practice's own snapshot the practice; decides the partition
 * @param id what it is of: a plan, a client, a practice
 * @param key of the record; starts with the owner's id
 * @param revision as it is published
 * @param value as in the contract; null deletes the key for every reader
 * @param traceparent of the change that made it; null where nobody samples the trace, and with a null value
 */
public record Outgoing(
        String topic,
        UUID ownerId,
        UUID id,
        String key,
        long revision,
        Instant changedAt,
        byte @Nullable [] value,
        @Nullable String traceparent) {}
