package org.lumbar.insights.step;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.store.Database;

/** Reads what was done in sessions. */
@ApplicationScoped
public class DoneSessions {

    private final Database database;

    DoneSessions(Database database) {
        this.database = database;
    }

    /** The sessions of a client from one local day to another, both included, in order of their start. */
    public List<SessionSnapshot> of(UUID clientId, LocalDate from, LocalDate to) {
        return database.rows(
                "SELECT document FROM session WHERE client_id = ? AND local_day BETWEEN ? AND ?"
                        + " ORDER BY started_at, session_id",
                row -> row.document("document", SessionSnapshot.class),
                clientId,
                from,
                to);
    }

    /** The routine of a plan; empty if there is no such plan. */
    public Optional<PlanSnapshot.Routine> routine(UUID clientId, UUID planId) {
        return database
                .rows(
                        "SELECT document FROM plan WHERE client_id = ? AND plan_id = ?",
                        row -> row.document("document", PlanSnapshot.class),
                        clientId,
                        planId)
                .stream()
                .map(PlanSnapshot::routine)
                .findFirst();
    }

    /** One of them. */
    public Optional<SessionSnapshot> one(UUID clientId, UUID sessionId) {
        return database
                .rows(
                        "SELECT document FROM session WHERE client_id = ? AND session_id = ?",
                        row -> row.document("document", SessionSnapshot.class),
                        clientId,
                        sessionId)
                .stream()
                .findFirst();
    }
}
