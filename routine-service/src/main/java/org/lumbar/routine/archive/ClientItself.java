package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Who the client is: name, home zone, care team, clearances, injured areas, deciding answers. */
@ApplicationScoped
class ClientItself implements ArchiveSource {
    private final StoredRows rows;

    ClientItself(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "client";
    }

    @Override
    public Title title() {
        return new Title(
                "Name, home zone, care team, clearances, injured areas",
                "Name, Zeitzone, Behandelnde, Freigaben, verletzte Stellen");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each(
                "select cast(to_jsonb(t) - 'practice_id' - 'published_revision' - 'refused_revision' - 'refused_at' - 'refused_code' - 'traceparent' - 'told_revision' - 'screening_told' - 'holds_of' - 'logins' - 'logins_revision' as text) from client t where t.client_id = ? order by t.client_id",
                clientId,
                out);
    }
}
