package org.lumbar.insights.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.insights.store.Database;

/** Remembers who was erased, so that nothing that is published about them later is stored. */
@ApplicationScoped
class Erasures {

    /** What a receipt names, and the table that it counts in. */
    private static final Map<String, String> COUNTED = new TreeMap<>(Map.of(
            "clients", "client",
            "plans", "plan",
            "sessions", "session",
            "pain-ratings", "pain_rating",
            "client-days", "client_day",
            "alerts", "alert",
            "acknowledgements", "acknowledgement",
            "acknowledgement-entries", "acknowledgement_entry"));

    /** What a repetition finds is not counted: the first time, all went. Its receipt is published again. */
    private static final String REMEMBER = """
            INSERT INTO erasure AS known (client_id, practice_id, erased_at, removed)
            SELECT gone.id, (SELECT c.practice_id FROM client c WHERE c.client_id = gone.id), ?, jsonb_build_array(%s)
              FROM unnest(?::uuid[]) AS gone (id)
                ON CONFLICT (client_id) DO UPDATE
               SET practice_id = coalesce(known.practice_id, excluded.practice_id),
                   erased_at = coalesce(known.erased_at, excluded.erased_at),
                   removed = coalesce(known.removed, excluded.removed), receipt_at = NULL
            """.formatted(COUNTED.entrySet().stream()
            .map(kind ->
                    "jsonb_build_object('what', '%s', 'count', (SELECT count(*) FROM %s t WHERE t.client_id = gone.id))"
                            .formatted(kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(", ")));

    private final Database database;
    private final Clock clock;

    Erasures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Remembers clients for ever, and what there is of them now, by kind and number. To be called before it is deleted. */
    void remember(Collection<UUID> erased) {
        if (!erased.isEmpty()) {
            database.change(REMEMBER, clock.instant(), erased);
        }
    }

    /** Those of the clients who were erased. */
    Set<UUID> among(Collection<UUID> clients) {
        return new TreeSet<>(database.rows(
                "SELECT client_id FROM erasure WHERE client_id = ANY (?)", row -> row.uuid("client_id"), clients));
    }
}
