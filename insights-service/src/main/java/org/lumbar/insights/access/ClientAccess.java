package org.lumbar.insights.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.insights.database.Database;
import org.lumbar.insights.problem.Problem;

/**
 * The one door to a client's data. Clients see themselves, therapists the clients whose care team names them, practice
 * admins everybody of the practice; all others get the same answer as for a client who does not exist.
 */
@ApplicationScoped
public class ClientAccess {

    private final Database database;
    private final Caller caller;
    private final SecurityIdentity identity;

    ClientAccess(Database database, Caller caller, SecurityIdentity identity) {
        this.database = database;
        this.caller = caller;
        this.identity = identity;
    }

    /** The client, if the caller may see them; else refused with 404. */
    public VisibleClient visible(UUID clientId) {
        return database
                .rows(
                        """
                        SELECT c.client_id, c.practice_id, c.display_name, c.timezone, c.status, s.data_up_to
                          FROM client c
                          LEFT JOIN client_summary s ON s.client_id = c.client_id
                         WHERE c.client_id = ?
                           AND c.practice_id = ?
                           AND (? OR c.client_id = ? OR ? = ANY (c.care_team))
                        """,
                        row -> new VisibleClient(
                                row.uuid("client_id"),
                                row.uuid("practice_id"),
                                row.text("display_name"),
                                row.text("timezone"),
                                row.text("status"),
                                row.instantOrNull("data_up_to")),
                        clientId,
                        caller.practice(),
                        seesWholePractice(),
                        identity.hasRole(Role.CLIENT) ? caller.client().orElse(null) : null,
                        identity.hasRole(Role.THERAPIST) ? caller.subject() : null)
                .stream()
                .findFirst()
                .orElseThrow(Problem::clientNotFound);
    }

    /** True if the caller sees all clients of the practice, whoever cares for them. */
    public boolean seesWholePractice() {
        return identity.hasRole(Role.PRACTICE_ADMIN);
    }
}
