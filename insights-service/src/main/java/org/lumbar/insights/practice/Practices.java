package org.lumbar.insights.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.login.Login;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** The practices that routine-service has published. */
@ApplicationScoped
public class Practices {

    private final Database database;

    Practices(Database database) {
        this.database = database;
    }

    /** What a login is in a practice, and since when. */
    public record Bound(Binding binding, Instant since) {
        private static Bound of(Row row) throws SQLException {
            PracticeSnapshot.Member member = row.document("member", PracticeSnapshot.Member.class);
            return new Bound(Binding.ofStaff(row.uuid("practice_id"), member.roles()), member.boundAt());
        }
    }

    /** Stores what the snapshot says, unless what is stored is as new. To be called in a transaction. */
    public void store(PracticeSnapshot practice) {
        database.change("""
                INSERT INTO practice AS held (practice_id, revision, staff) VALUES (?, ?, ?::jsonb)
                    ON CONFLICT (practice_id) DO UPDATE SET revision = excluded.revision, staff = excluded.staff
                 WHERE excluded.revision > held.revision
                """, practice.practiceId(), practice.revision(), database.json(practice.staff()));
    }

    /** As what the login works, and where. Snapshots of two practices may cross while it goes from one to the other: the newer counts. */
    public Optional<Bound> find(Login login) {
        String account = database.json(List.of(Map.of("issuer", login.issuer(), "subject", login.subject())));
        return database.rows("""
                        SELECT p.practice_id, m.member
                          FROM practice p CROSS JOIN jsonb_array_elements(p.staff) AS m (member)
                         WHERE p.staff @> ?::jsonb AND jsonb_build_array(m.member) @> ?::jsonb
                         ORDER BY (m.member ->> 'boundAt')::timestamptz DESC LIMIT 1
                        """, Bound::of, account, account).stream().findFirst();
    }
}
