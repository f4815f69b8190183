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
import org.lumbar.session.problem.DatabaseAway;

/** Says of each verified token whose its login is, as routine-service has published it. */
@ApplicationScoped
class LoginBindings implements Bindings {
    private final AgroalDataSource database;

    LoginBindings(AgroalDataSource database) {
        this.database = database;
    }

    /** Snapshots of two clients may cross while a login goes from one to the other: the newer binding counts. */
    @Override
    public @Nullable Binding find(Login login) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT client_id, practice_id, logins::text"
                        + " FROM clients WHERE logins @> ?::jsonb AND logins <> '[]' AND logins_revision = revision")) {
            statement.setString(1, StoredLogins.containing(login.issuer(), login.subject()));
            Binding newest = null;
            Instant since = Instant.MIN;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant boundAt = boundAt(login, rows.getString(3));
                    if (boundAt.isAfter(since)) {
                        since = boundAt;
                        newest = Binding.ofClient(rows.getObject(2, UUID.class), rows.getObject(1, UUID.class));
                    }
                }
            }
            return newest;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
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
