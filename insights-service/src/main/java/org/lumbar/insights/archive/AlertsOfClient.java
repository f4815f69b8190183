package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Every alert, those that no longer hold included. */
@ApplicationScoped
class AlertsOfClient implements ArchiveSource {

    private final StoredRows rows;

    AlertsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "alerts";
    }

    @Override
    public Title title() {
        return new Title("Alerts to your practice", "Hinweise an Ihre Praxis");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "SELECT (to_jsonb(t) - 'practice_id')::text FROM alert t WHERE t.client_id = ? ORDER BY t.raised_at, t.alert_id",
                clientId,
                out);
    }
}
