package org.lumbar.routine.reminding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;
import org.lumbar.routine.archive.StoredRows;

/** That the client has a calendar feed, and when it reminds; not the hash of its secret, which would be of use to a thief alone. */
@ApplicationScoped
class CalendarFeedsOfClient implements ArchiveSource {
    private final StoredRows rows;

    CalendarFeedsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "calendar-feeds";
    }

    @Override
    public Title title() {
        return new Title("Calendar feed of your reminders", "Kalender-Abonnement Ihrer Erinnerungen");
    }

    @Override
    public void rows(UUID clientId, Rows out) {
        rows.each("""
                select cast(to_jsonb(f) - 'practice_id' - 'secret_hash' as text) from calendar_feed f
                 where f.client_id = ?
                """, clientId, out);
    }
}
