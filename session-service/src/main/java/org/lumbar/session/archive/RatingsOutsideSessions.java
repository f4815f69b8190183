package org.lumbar.session.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;
import org.lumbar.session.day.ClientDay;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.RatingSnapshot;

/** Ratings that belong to a day and to no session; those of sessions are in the sessions. */
@ApplicationScoped
class RatingsOutsideSessions implements ArchiveSource {
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final StoredRows rows;

    RatingsOutsideSessions(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "pain-ratings";
    }

    @Override
    public Title title() {
        return new Title("Ratings of pain outside of sessions", "Schmerzangaben außerhalb von Übungseinheiten");
    }

    @Override
    public void rows(UUID clientId, Rows out) throws SQLException {
        rows.each(
                "SELECT local_day, revision, changed_at, state, practice_id FROM client_days WHERE client_id = ?"
                        + " ORDER BY local_day",
                clientId,
                out,
                connection -> (row, each) -> {
                    ClientDay day = ClientDay.unpack(
                            row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getBytes(4));
                    UUID practice = row.getObject(5, UUID.class);
                    for (Rating rating : day.ratings()) {
                        each.add(RatingSnapshot.write(
                                clientId, practice == null ? UNKNOWN : practice, rating.revision(), null, rating));
                    }
                });
    }
}
