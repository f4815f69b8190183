package org.lumbar.bench.reader;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** An event as the libraries read it: what session-service's reader gives, too. */
record ReadEvent(UUID clientId, UUID id, Instant time, ZoneId zone, JacksonEvent data) {}
