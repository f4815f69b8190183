package org.lumbar.bench.guide;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What is published of an event that was stored. */
public record Stored(UUID clientId, UUID eventId, String kind, Instant occurredAt, Map<String, Object> data) {}
