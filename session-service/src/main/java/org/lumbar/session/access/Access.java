package org.lumbar.session.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.audit.Seen;

/** Opens a client's sessions to those who may see them, and to nobody else. */
@ApplicationScoped
public class Access {
    private final CareTeams careTeams;
    private final Seen seen;

    Access(CareTeams careTeams, Seen seen) {
        this.careTeams = careTeams;
        this.seen = seen;
    }

    /**
     * Returns if the caller may read the client's sessions.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 {@code client-not-found}, also for a client that exists elsewhere:
     *     who is a client of another practice is not said
     */
    public void requireRead(Caller caller, UUID clientId) {
        if (!caller.maySee(clientId, careTeams.of(clientId))) {
            throw AccessRefusals.clientNotFound();
        }
        seen.client(clientId);
    }
}
