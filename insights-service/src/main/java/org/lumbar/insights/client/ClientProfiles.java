package org.lumbar.insights.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.snapshot.ClientSnapshot.Consent;
import org.lumbar.insights.snapshot.ClientSnapshot.LockClearance;
import org.lumbar.insights.snapshot.ClientSnapshot.OpenProposal;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.insights.store.Database;

/** Reads who clients are, for work that nobody asked for. What a caller asks for goes through {@link ClientAccess}. */
@ApplicationScoped
public class ClientProfiles {

    private final Database database;

    ClientProfiles(Database database) {
        this.database = database;
    }

    /** Those of the clients whose own snapshot has arrived. */
    public List<ClientProfile> of(Collection<UUID> clients) {
        return database.rows(
                """
                SELECT c.client_id, c.practice_id, c.display_name, c.timezone, c.status, c.care_team, c.cleared_locks,
                       c.clearances, c.screening, c.open_proposals, c.consent, s.data_up_to
                  FROM client c
                  JOIN client_summary s ON s.client_id = c.client_id
                 WHERE c.client_id = ANY (?)
                """,
                row -> new ClientProfile(
                        row.uuid("client_id"),
                        row.uuid("practice_id"),
                        row.text("display_name"),
                        row.text("timezone"),
                        row.text("status"),
                        row.texts("care_team"),
                        new HashSet<>(row.uuids("cleared_locks")),
                        List.of(row.document("clearances", LockClearance[].class)),
                        row.textOrNull("screening") == null ? null : row.document("screening", Screening.class),
                        List.of(row.document("open_proposals", OpenProposal[].class)),
                        row.textOrNull("consent") == null ? Consent.NOT_ASKED : row.document("consent", Consent.class),
                        row.instantOrNull("data_up_to")),
                clients);
    }
}
