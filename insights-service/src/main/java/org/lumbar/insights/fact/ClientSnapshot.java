package org.lumbar.insights.fact;

import java.util.List;
import java.util.UUID;

/**
 * A client as routine-service knows them.
 *
 * @param timezone IANA id of the home zone, which decides the client's today
 * @param careTeam subjects of the therapists who may see this client
 */
public record ClientSnapshot(
        UUID clientId,
        UUID practiceId,
        long revision,
        String displayName,
        String timezone,
        String status,
        List<String> careTeam)
        implements Snapshot {

    @Override
    public String key() {
        return clientId.toString();
    }
}
