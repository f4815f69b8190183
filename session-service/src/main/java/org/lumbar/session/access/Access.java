package org.lumbar.session.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens a client's sessions to those who may see them, and to nobody else. */
@ApplicationScoped
public class Access {
    private final CareTeams careTeams;

    Access(CareTeams careTeams) {
        this.careTeams = careTeams;
    }

    /**
     * Returns if the caller may read the client's sessions.
     *
     * @throws HttpProblem 404 {@code client-not-found}, also for a client that exists elsewhere: who is a client of
     *     another practice is not told
     */
    public void requireRead(Caller caller, UUID clientId) {
        if (!caller.mayRead(clientId, careTeams.of(clientId))) {
            throw HttpProblem.builder()
                    .withStatus(404)
                    .withTitle("Client not found")
                    .withDetail("No client with this id is in your care.")
                    .with("code", "client-not-found")
                    .build();
        }
    }
}
