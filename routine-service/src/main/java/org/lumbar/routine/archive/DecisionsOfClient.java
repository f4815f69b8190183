package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** What clinicians decided about proposals, with their notes. */
@ApplicationScoped
class DecisionsOfClient implements ArchiveSource {
    private final StoredRows rows;

    DecisionsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "proposal-decisions";
    }

    @Override
    public Title title() {
        return new Title("Decisions about proposals", "Entscheidungen über Vorschläge");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "select cast(to_jsonb(t) - 'practice_id' as text) from proposal_decision t where t.client_id = ? order by t.decided_at, t.proposal_id",
                clientId,
                out);
    }
}
