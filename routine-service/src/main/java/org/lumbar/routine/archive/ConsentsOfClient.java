package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** What the client decided about the practice's texts, and the texts as they were. */
@ApplicationScoped
class ConsentsOfClient implements ArchiveSource {
    private final StoredRows rows;

    ConsentsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "consents";
    }

    @Override
    public Title title() {
        return new Title(
                "Consent: what you decided about which text",
                "Einwilligung: was Sie zu welchem Text entschieden haben");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each("""
                select cast((to_jsonb(c) - 'practice_id') || jsonb_build_object('texts', t.texts) as text)
                  from consent c left join consent_text t on t.practice_id = c.practice_id and t.version = c.version
                 where c.client_id = ? order by c.decided_at, c.consent_id
                """, clientId, out);
    }
}
