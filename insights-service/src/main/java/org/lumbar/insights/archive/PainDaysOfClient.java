package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** The daily values of pain. */
@ApplicationScoped
class PainDaysOfClient implements ArchiveSource {

    private final StoredRows rows;

    PainDaysOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "pain-days";
    }

    @Override
    public Title title() {
        return new Title("Daily values of pain", "Tageswerte der Schmerzen");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "SELECT (to_jsonb(t) - 'practice_id')::text FROM pain_day t WHERE t.client_id = ? ORDER BY t.local_day",
                clientId,
                out);
    }
}
