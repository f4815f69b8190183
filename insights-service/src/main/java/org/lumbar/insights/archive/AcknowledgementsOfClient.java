package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Who has seen an alert, with their note. */
@ApplicationScoped
class AcknowledgementsOfClient implements ArchiveSource {

    private final StoredRows rows;

    AcknowledgementsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "acknowledgements";
    }

    @Override
    public Title title() {
        return new Title("Who saw an alert, with their note", "Wer einen Hinweis gesehen hat, mit Notiz");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "SELECT (to_jsonb(t) - 'practice_id')::text FROM acknowledgement t WHERE t.client_id = ? ORDER BY t.acknowledged_at, t.alert_id",
                clientId,
                out);
    }
}
