package org.lumbar.session.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;
import org.lumbar.session.day.ClientDay;
import org.lumbar.session.day.DaySnapshot;

/** What was safe on each local day, as it is published. */
@ApplicationScoped
class DaysOfClient implements ArchiveSource {
    /** Where routine-service has not announced the client. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final StoredRows rows;

    DaysOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "client-days";
    }

    @Override
    public Title title() {
        return new Title("Days: dose, rest, locks, questions", "Tage: Dosis, Ruhe, Sperren, Fragen");
    }

    @Override
    public void rows(UUID clientId, Rows out) throws SQLException {
        rows.each(
                "SELECT local_day, revision, changed_at, state, practice_id FROM client_days WHERE client_id = ?"
                        + " ORDER BY local_day",
                clientId,
                out,
                connection -> (row, each) -> each.add(day(row, clientId)));
    }

    private static byte[] day(ResultSet row, UUID clientId) throws SQLException {
        ClientDay day =
                ClientDay.unpack(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getBytes(4));
        UUID practice = row.getObject(5, UUID.class);
        return DaySnapshot.write(clientId, practice == null ? UNKNOWN : practice, day.revision(), day);
    }
}
