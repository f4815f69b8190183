package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Every plan as it is now, with its routine and its occurrences. */
@ApplicationScoped
class PlansOfClient implements ArchiveSource {
    private final StoredRows rows;

    PlansOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "plans";
    }

    @Override
    public Title title() {
        return new Title("Plans", "Pläne");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "select cast(to_jsonb(t) - 'practice_id' - 'published_revision' - 'refused_revision' - 'refused_at' - 'refused_code' - 'traceparent' - 'told_revision' - 'screening_told' - 'holds_of' - 'prescription_revision' - 'texts_revision' as text) from plan t where t.client_id = ? order by t.changed_at, t.plan_id",
                clientId,
                out);
    }
}
