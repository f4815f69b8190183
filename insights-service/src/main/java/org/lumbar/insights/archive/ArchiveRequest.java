package org.lumbar.insights.archive;

import java.time.Instant;
import java.util.UUID;

/** Somebody who may asks for everything that is stored of a client. */
public record ArchiveRequest(UUID archiveId, UUID clientId, UUID practiceId, Instant requestedAt) {}
