package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** The measures that lists show: consistency, trend, streak. */
@ApplicationScoped
class MeasuresOfClient implements ArchiveSource {

    private final StoredRows rows;

    MeasuresOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "measures";
    }

    @Override
    public Title title() {
        return new Title("Measures as your practice sees them", "Kennzahlen, wie Ihre Praxis sie sieht");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each("SELECT (to_jsonb(t) - 'practice_id')::text FROM triage_line t WHERE t.client_id = ?", clientId, out);
    }
}
