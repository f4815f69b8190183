package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;

/** The accounts that are the client by an invitation. */
@ApplicationScoped
class LoginsOfClient implements ArchiveSource {
    private final StoredRows rows;

    LoginsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "logins";
    }

    @Override
    public Title title() {
        return new Title("Accounts with which you sign in", "Konten, mit denen Sie sich anmelden");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each("""
                select cast(to_jsonb(l) - 'practice_id' as text) from client_login l
                 where l.client_id = ? order by l.bound_at, l.login_id
                """, clientId, out);
    }
}
