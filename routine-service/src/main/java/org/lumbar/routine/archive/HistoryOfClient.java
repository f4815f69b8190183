package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Every decision about the client and their plans, with the state that it led to: all revisions there were. */
@ApplicationScoped
class HistoryOfClient implements ArchiveSource {
    private final StoredRows rows;

    HistoryOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "history";
    }

    @Override
    public Title title() {
        return new Title(
                "Every change of client and plans, and who made it",
                "Jede Änderung an Angaben und Plänen, und von wem");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "select cast(to_jsonb(t) - 'practice_id' as text) from history t where t.client_id = ? order by t.changed_at, t.subject_id, t.revision",
                clientId,
                out);
    }
}
