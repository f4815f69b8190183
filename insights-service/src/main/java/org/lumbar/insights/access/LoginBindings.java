package org.lumbar.insights.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.login.Bindings;
import org.lumbar.foundation.login.Login;
import org.lumbar.insights.practice.Practices;
import org.lumbar.insights.snapshot.ClientSnapshot.BoundLogin;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** Says of each verified token whose its login is, as routine-service has published it. */
@ApplicationScoped
class LoginBindings implements Bindings {
    private final Database database;
    private final Practices practices;

    LoginBindings(Database database, Practices practices) {
        this.database = database;
        this.practices = practices;
    }

    private record Bound(Binding binding, Instant since) {
        static Bound of(Row row, Login login) throws SQLException {
            Instant since = Arrays.stream(row.document("logins", BoundLogin[].class))
                    .filter(each -> each.issuer().equals(login.issuer())
                            && each.subject().equals(login.subject()))
                    .map(BoundLogin::boundAt)
                    .max(Instant::compareTo)
                    .orElseThrow();
            return new Bound(Binding.ofClient(row.uuid("practice_id"), row.uuid("client_id")), since);
        }
    }

    /** Snapshots may cross while a login goes from one client or practice to another: the newer binding counts. */
    @Override
    public @Nullable Binding find(Login login) {
        return Stream.concat(
                        ofClients(login).stream(),
                        practices.find(login).map(staff -> new Bound(staff.binding(), staff.since())).stream())
                .max(Comparator.comparing(Bound::since))
                .map(Bound::binding)
                .orElse(null);
    }

    private List<Bound> ofClients(Login login) {
        return database.rows(
                "SELECT client_id, practice_id, logins FROM client WHERE logins @> ?::jsonb AND logins <> '[]'"
                        + " AND logins_revision = revision",
                row -> Bound.of(row, login),
                database.json(List.of(Map.of("issuer", login.issuer(), "subject", login.subject()))));
    }
}
