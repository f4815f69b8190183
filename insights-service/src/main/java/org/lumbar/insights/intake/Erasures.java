package org.lumbar.insights.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lumbar.insights.store.Database;

/** Remembers who was erased, so that nothing that is published about them later is stored. */
@ApplicationScoped
class Erasures {

    private final Database database;

    Erasures(Database database) {
        this.database = database;
    }

    /** Remembers clients for ever. */
    void remember(Collection<UUID> erased) {
        if (!erased.isEmpty()) {
            database.change("""
                    INSERT INTO erasure (client_id) SELECT unnest(?::uuid[]) ON CONFLICT (client_id) DO NOTHING
                    """, erased);
        }
    }

    /** Those of the clients who were erased. */
    Set<UUID> among(Collection<UUID> clients) {
        return new TreeSet<>(database.rows(
                "SELECT client_id FROM erasure WHERE client_id = ANY (?)", row -> row.uuid("client_id"), clients));
    }
}
