package org.lumbar.insights.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Everything that people did with an alert: who saw it and when, their notes, and who took that back. */
@ApplicationScoped
class AcknowledgementEntriesOfClient implements ArchiveSource {

    private final StoredRows rows;

    AcknowledgementEntriesOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "acknowledgement-entries";
    }

    @Override
    public Title title() {
        return new Title(
                "History of alerts: who saw them, notes, and what was taken back",
                "Verlauf der Hinweise: wer sie gesehen hat, Notizen, Zurückgenommenes");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "SELECT (to_jsonb(t) - 'practice_id')::text FROM acknowledgement_entry t WHERE t.client_id = ? ORDER BY t.alert_id, t.number",
                clientId,
                out);
    }
}
