package org.lumbar.session.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;
import org.lumbar.session.client.Client;
import org.lumbar.session.client.Clients;

/** What this service knows of the client: home zone, care team, logins, cleared locks. */
@ApplicationScoped
class CareOfClient implements ArchiveSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredRows rows;
    private final Clients clients;

    CareOfClient(StoredRows rows, Clients clients) {
        this.rows = rows;
        this.clients = clients;
    }

    @Override
    public String kind() {
        return "care";
    }

    @Override
    public Title title() {
        return new Title(
                "Home zone, care team, accounts and cleared locks",
                "Zeitzone, Behandelnde, Konten und aufgehobene Sperren");
    }

    @Override
    public void rows(UUID clientId, Rows out) throws SQLException {
        rows.each("SELECT client_id FROM clients WHERE client_id = ?", clientId, out, connection -> {
            Map<UUID, Client> known = clients.load(connection, Set.of(clientId));
            return (row, each) -> each.add(json(requireNonNull(known.get(clientId))));
        });
    }

    private static byte[] json(Client client) {
        List<Map<String, String>> clearances = client.clearances().stream()
                .map(each -> Map.of(
                        "lockId", each.lockId().toString(),
                        "technique", each.technique().name(),
                        "clearedAt", each.clearedAt().toString()))
                .toList();
        List<Map<String, String>> logins = client.logins().stream()
                .map(each -> Map.of(
                        "issuer", each.issuer(),
                        "subject", each.subject(),
                        "boundAt", each.boundAt().toString()))
                .toList();
        try {
            return JSON.writeValueAsString(Map.of(
                            "clientId", client.id(),
                            "practiceId", client.practiceId(),
                            "timezone", client.home().getId(),
                            "careTeam", client.careTeam(),
                            "logins", logins,
                            "lockClearances", clearances))
                    .getBytes(UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A client can always be written", impossible);
        }
    }
}
