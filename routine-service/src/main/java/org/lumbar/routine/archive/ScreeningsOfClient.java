package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Every screening with its answers. */
@ApplicationScoped
class ScreeningsOfClient implements ArchiveSource {
    private final StoredRows rows;

    ScreeningsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "screenings";
    }

    @Override
    public Title title() {
        return new Title("Screenings with your answers", "Fragebögen mit Ihren Antworten");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "select cast(to_jsonb(t) - 'practice_id' as text) from screening t where t.client_id = ? order by t.answered_at, t.screening_id",
                clientId,
                out);
    }
}
