package org.lumbar.foundation.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Ids;
import org.lumbar.foundation.problem.Problems;

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
        @Nullable UUID before) {

    static @Nullable UUID idOrNull(String name, @Nullable String text) {
        return text == null ? null : id(name, text);
    }

    static UUID id(String name, String text) {
        UUID id = Ids.uuid(text);
        if (id == null) {
            throw Problems.invalidParameter(name, "a UUID");
        }
        return id;
    }
}
