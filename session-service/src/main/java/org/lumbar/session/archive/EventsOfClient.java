package org.lumbar.session.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource;
import org.lumbar.session.event.Kind;

/** Every event with its data, byte for byte as it was sent. */
@ApplicationScoped
class EventsOfClient implements ArchiveSource {
    private final StoredRows rows;

    EventsOfClient(StoredRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "events";
    }

    @Override
    public Title title() {
        return new Title("Events as the app sent them", "Ereignisse, wie die App sie gesendet hat");
    }

    @Override
    public void rows(UUID clientId, Rows out) throws SQLException {
        rows.each(
                "SELECT event_id, kind, occurred_at, received_at, zone, data FROM events WHERE client_id = ?"
                        + " ORDER BY event_id",
                clientId,
                out,
                connection -> (row, each) -> each.add(event(row)));
    }

    private static byte[] event(ResultSet row) throws SQLException {
        ByteArrayOutputStream json = new ByteArrayOutputStream(400);
        json.writeBytes(
                "{\"eventId\":\"%s\",\"type\":\"%s\",\"time\":\"%s\",\"timezone\":\"%s\",\"receivedAt\":\"%s\",\"data\":"
                        .formatted(
                                row.getObject(1, UUID.class),
                                type(row.getShort(2)),
                                row.getTimestamp(3).toInstant(),
                                row.getString(5),
                                row.getTimestamp(4).toInstant())
                        .getBytes(UTF_8));
        json.writeBytes(row.getBytes(6));
        json.write('}');
        return json.toByteArray();
    }

    /** A kind of a newer release has no name here, but the row is not left out. */
    private static String type(short code) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code() == code)
                .map(Kind::type)
                .findFirst()
                .orElse("unknown");
    }
}
