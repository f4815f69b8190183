package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** What became of each scheduled session. */
@ApplicationScoped
class OutcomesOfClient implements ArchiveSource {

    private final StoredRows rows;

    OutcomesOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "outcomes";
    }

    @Override
    public Title title() {
        return new Title("What became of each scheduled session", "Was aus jeder geplanten Einheit wurde");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "SELECT (to_jsonb(t) - 'practice_id')::text FROM occurrence t WHERE t.client_id = ? ORDER BY t.plan_id, t.local_date, t.occurrence_id",
                clientId,
                out);
    }
}
