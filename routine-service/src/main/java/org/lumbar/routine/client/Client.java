package org.lumbar.routine.client;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A client, as published in {@code client.v1}.
 *
 * @param timezone home zone
 * @param careTeam subjects of the therapists who may see this client
 */
public record Client(
        UUID clientId,
        UUID practiceId,
        long revision,
        String displayName,
        ZoneId timezone,
        ClientStatus status,
        List<String> careTeam,
        List<LockClearance> lockClearances) {}
