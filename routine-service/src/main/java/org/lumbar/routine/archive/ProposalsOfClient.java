package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Proposals that wait, or that nothing speaks for any more. */
@ApplicationScoped
class ProposalsOfClient implements ArchiveSource {
    private final StoredRows rows;

    ProposalsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "proposals";
    }

    @Override
    public Title title() {
        return new Title("Proposals to change a plan", "Vorschläge zur Änderung eines Plans");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "select cast(to_jsonb(t) - 'practice_id' as text) from open_proposal t where t.client_id = ? order by t.open_since, t.proposal_id",
                clientId,
                out);
    }
}
