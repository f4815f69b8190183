package org.lumbar.session.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.login.Bindings;
import org.lumbar.foundation.login.Login;
import org.lumbar.session.client.StoredLogins;
import org.lumbar.session.practice.Practices;
import org.lumbar.session.problem.DatabaseAway;

/** Says of each verified token whose its login is, as routine-service has published it. */
@ApplicationScoped
class LoginBindings implements Bindings {
    private final AgroalDataSource database;
    private final Practices practices;

    LoginBindings(AgroalDataSource database, Practices practices) {
        this.database = database;
        this.practices = practices;
    }

    private record Bound(@Nullable Binding binding, Instant since) {
        Bound orNewer(Binding other, Instant otherSince) {
            return otherSince.isAfter(since) ? new Bound(other, otherSince) : this;
        }
    }

    /** Snapshots may cross while a login goes from one client or practice to another: the newer binding counts. */
    @Override
    public @Nullable Binding find(Login login) {
        try (Connection connection = database.getConnection()) {
            Bound client = ofClients(connection, login);
            return practices
                    .find(connection, login)
                    .map(staff -> client.orNewer(staff.binding(), staff.since()))
                    .orElse(client)
                    .binding();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static Bound ofClients(Connection connection, Login login) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT client_id, practice_id, logins::text"
                + " FROM clients WHERE logins @> ?::jsonb AND logins <> '[]' AND logins_revision = revision")) {
            statement.setString(1, StoredLogins.containing(login.issuer(), login.subject()));
            Bound newest = new Bound(null, Instant.MIN);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Binding client = Binding.ofClient(rows.getObject(2, UUID.class), rows.getObject(1, UUID.class));
                    newest = newest.orNewer(client, boundAt(login, rows.getString(3)));
                }
            }
            return newest;
        }
    }

    private static Instant boundAt(Login login, String stored) {
        return StoredLogins.read(stored).stream()
                .filter(each ->
                        each.issuer().equals(login.issuer()) && each.subject().equals(login.subject()))
                .map(each -> each.boundAt())
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
