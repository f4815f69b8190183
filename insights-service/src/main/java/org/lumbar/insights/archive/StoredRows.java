package org.lumbar.insights.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.lumbar.foundation.archive.ArchiveSource.Rows;
import org.lumbar.insights.store.Database;

/** Reads a client's rows of one table, some hundred at a time, as they were when it began. */
@ApplicationScoped
class StoredRows {

    private static final int LONGEST_SECONDS = (int) Duration.ofMinutes(5).toSeconds();

    private final Database database;

    StoredRows(Database database) {
        this.database = database;
    }

    /** @param sql has one column, of JSON, and names the client by its only parameter */
    void each(String sql, UUID clientId, Rows out) {
        QuarkusTransaction.requiringNew()
                .timeout(LONGEST_SECONDS)
                .run(() -> database.texts(sql, json -> out.add(json.getBytes(UTF_8)), clientId));
    }
}
