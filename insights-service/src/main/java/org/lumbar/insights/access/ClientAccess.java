package org.lumbar.insights.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.CareOf;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** The one door to a client's data: who may not see them gets the same answer as for a client who does not exist. */
@ApplicationScoped
public class ClientAccess {

    private final Database database;
    private final CallerOfRequest caller;
    private final Seen seen;

    ClientAccess(Database database, CallerOfRequest caller, Seen seen) {
        this.database = database;
        this.caller = caller;
        this.seen = seen;
    }

    /** The client, if the caller may see them; else refused with 404. */
    public VisibleClient visible(UUID clientId) {
        Caller who = caller.get();
        VisibleClient found = database.rows("""
                        SELECT c.client_id, c.practice_id, c.care_team, c.display_name, c.timezone, c.status, s.data_up_to
                          FROM client c
                          LEFT JOIN client_summary s ON s.client_id = c.client_id
                         WHERE c.client_id = ?
                           AND c.practice_id = ?
                        """, Known::of, clientId, who.practice()).stream()
                .filter(known -> who.maySee(clientId, known.care()))
                .map(Known::client)
                .findFirst()
                .orElseThrow(AccessRefusals::clientNotFound);
        seen.client(clientId);
        return found;
    }

    /** A client, and who may see them. */
    private record Known(VisibleClient client, CareOf care) {
        static Known of(Row row) throws SQLException {
            return new Known(
                    new VisibleClient(
                            row.uuid("client_id"),
                            row.uuid("practice_id"),
                            row.text("display_name"),
                            row.text("timezone"),
                            row.text("status"),
                            row.instantOrNull("data_up_to")),
                    new CareOf(row.uuid("practice_id"), row.texts("care_team")));
        }
    }

    /** True if the caller sees all clients of the practice, whoever cares for them. */
    public boolean seesWholePractice() {
        return caller.get().seesWholePractice();
    }
}
