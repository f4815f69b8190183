package org.lumbar.insights.client;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client as the work behind the pages sees them: whoever asks.
 *
 * @param timezone IANA id of the home zone
 * @param careTeam subjects of the therapists who may see this client
 * @param clearedLocks ids of the events whose locks a clinician has cleared
 * @param dataUpTo when the newest of the client's data reached the server; null before there is any
 */
public record ClientProfile(
        UUID clientId,
        UUID practiceId,
        String displayName,
        String timezone,
        String status,
        List<String> careTeam,
        Set<UUID> clearedLocks,
        @Nullable Instant dataUpTo) {}
