package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Sessions beside the schedule. */
@ApplicationScoped
class ExtraSessionsOfClient implements ArchiveSource {

    private final StoredRows rows;

    ExtraSessionsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "extra-sessions";
    }

    @Override
    public Title title() {
        return new Title("Sessions beside the schedule", "Einheiten außerhalb des Plans");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "SELECT (to_jsonb(t) - 'practice_id')::text FROM extra_session t WHERE t.client_id = ? ORDER BY t.plan_id, t.local_day, t.session_id",
                clientId,
                out);
    }
}
