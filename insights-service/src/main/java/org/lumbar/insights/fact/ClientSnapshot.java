package org.lumbar.insights.fact;

import java.util.List;
import java.util.UUID;

/**
 * A client as routine-service knows them.
 *
 * @param timezone IANA id of the home zone, which decides the client's today
 * @param careTeam subjects of the therapists who may see this client
 * @param lockClearances locks that a clinician has cleared
 */
public record ClientSnapshot(
        UUID clientId,
        UUID practiceId,
        long revision,
        String displayName,
        String timezone,
        String status,
        List<String> careTeam,
        List<LockClearance> lockClearances)
        implements Snapshot {

    @Override
    public String key() {
        return clientId.toString();
    }

    /** A clinician has cleared the lock that the event of this id made. */
    public record LockClearance(UUID lockId) {}
}
