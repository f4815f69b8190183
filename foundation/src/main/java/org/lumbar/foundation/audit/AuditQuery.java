package org.lumbar.foundation.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for; whatever is null bounds nothing.
 *
 * @param from the first moment
 * @param to the first moment that no longer counts
 * @param before only events older than this one
 */
record AuditQuery(
        @Nullable UUID client,
        @Nullable String agent,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID before) {}
