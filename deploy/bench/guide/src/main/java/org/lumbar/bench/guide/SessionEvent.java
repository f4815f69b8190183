package org.lumbar.bench.guide;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** An event of the topic, as Jackson binds it. */
public record SessionEvent(
        UUID id, UUID subject, String type, OffsetDateTime time, String timezone, Map<String, Object> data) {}
