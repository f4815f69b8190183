package org.lumbar.insights.step;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.pain.PainDays;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.store.Database;

/** Reads what the step reports of a client rest on. */
@ApplicationScoped
public class StepReports {

    private final Database database;
    private final PainDays pain;

    StepReports(Database database, PainDays pain) {
        this.database = database;
        this.pain = pain;
    }

    /** The steps of one plan over its sessions between two local days, both included; empty if there is no such plan. */
    public List<StepReport> of(UUID clientId, UUID planId, LocalDate from, LocalDate to) {
        List<SessionSnapshot> sessions = database.rows(
                "SELECT document FROM session WHERE client_id = ? AND plan_id = ? AND local_day BETWEEN ? AND ?",
                row -> row.document("document", SessionSnapshot.class),
                clientId,
                planId,
                from,
                to);
        Set<UUID> ids = sessions.stream().map(SessionSnapshot::sessionId).collect(Collectors.toSet());
        List<RatingSnapshot> ratings = pain.ratings(clientId, from, to).stream()
                .filter(rating -> rating.sessionId() != null && ids.contains(rating.sessionId()))
                .toList();
        return database
                .rows(
                        "SELECT document FROM plan WHERE client_id = ? AND plan_id = ?",
                        row -> row.document("document", PlanSnapshot.class),
                        clientId,
                        planId)
                .stream()
                .flatMap(plan -> StepReport.of(plan, sessions, ratings).stream())
                .toList();
    }
}
