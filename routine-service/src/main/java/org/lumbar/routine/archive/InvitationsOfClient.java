package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** Who invited the client, when, and what became of it; not the hash of a code, which would be of use to a thief alone. */
@ApplicationScoped
class InvitationsOfClient implements ArchiveSource {
    private final StoredRows rows;

    InvitationsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "invitations";
    }

    @Override
    public Title title() {
        return new Title("Invitations to sign in", "Einladungen zur Anmeldung");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each("""
                select cast(to_jsonb(i) - 'practice_id' - 'code_hash' as text) from client_invitation i
                 where i.client_id = ? order by i.created_at, i.invitation_id
                """, clientId, out);
    }
}
