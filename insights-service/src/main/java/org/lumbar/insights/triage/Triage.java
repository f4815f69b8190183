package org.lumbar.insights.triage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.store.Database;
import org.lumbar.insights.store.Row;

/** Lists the clients in the caller's care: one range of an index, and the lines that it points to. */
@ApplicationScoped
public class Triage {

    private static final String PLACE = "need, need_acknowledged, need_recency, name_key, client_id";

    private final Database database;
    private final ClientAccess access;
    private final CallerOfRequest caller;
    private final Seen seen;

    Triage(Database database, ClientAccess access, CallerOfRequest caller, Seen seen) {
        this.database = database;
        this.access = access;
        this.caller = caller;
        this.seen = seen;
    }

    /** One page: who needs somebody most comes first, and by name where need is equal. */
    public TriageAnswer page(TriageQuery query, @Nullable String cursor, int limit) {
        UUID practice = caller.get().practice();
        String carer = access.seesWholePractice()
                ? LineStore.WHOLE_PRACTICE
                : caller.get().subject();
        List<Placed> found = lines(practice, carer, query, Cursor.parse(cursor), limit + 1);
        List<Placed> page = found.subList(0, Math.min(limit, found.size()));
        seen.clients(page.stream().map(placed -> placed.place().clientId()).toList());
        Map<Need, Integer> byNeed = new EnumMap<>(Need.class);
        int matching = count(practice, carer, query, byNeed);
        return new TriageAnswer(
                page.stream().map(Placed::line).toList(),
                found.size() <= limit ? null : page.get(limit - 1).place().text(),
                page.stream().map(Placed::asOf).min(Instant::compareTo).orElse(null),
                byNeed.values().stream().mapToInt(Integer::intValue).sum(),
                byNeed,
                matching);
    }

    /** A line, where it stands in the list, and when it was worked out. */
    private record Placed(TriageLine line, Cursor place, Instant asOf) {}

    private List<Placed> lines(UUID practice, String carer, TriageQuery query, Cursor after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(
                practice,
                carer,
                after.need(),
                after.acknowledged(),
                after.recency(),
                after.nameKey(),
                after.clientId()));
        parameters.addAll(query.parameters());
        parameters.add(limit);
        return database.rows("""
                SELECT p.*, l.as_of, l.line
                  FROM (SELECT %1$s FROM care
                         WHERE practice_id = ? AND subject = ? AND (%1$s) > (?, ?, ?, ?, ?)%2$s
                         ORDER BY %1$s
                         LIMIT ?) p
                  JOIN triage_line l ON l.client_id = p.client_id
                 ORDER BY p.need, p.need_acknowledged, p.need_recency, p.name_key, p.client_id
                """.formatted(PLACE, query.sql()), Triage::placed, parameters.toArray());
    }

    private static Placed placed(Row row) throws SQLException {
        return new Placed(
                row.document("line", TriageLine.class),
                new Cursor(
                        row.number("need"),
                        row.flag("need_acknowledged"),
                        row.number("need_recency"),
                        row.text("name_key"),
                        row.uuid("client_id")),
                row.instant("as_of"));
    }

    /** Counts everybody by need, and returns how many are as asked for. */
    private int count(UUID practice, String carer, TriageQuery query, Map<Need, Integer> byNeed) {
        for (Need need : Need.values()) {
            byNeed.put(need, 0);
        }
        List<Object> parameters = new ArrayList<>(query.parameters());
        parameters.add(practice);
        parameters.add(carer);
        return database
                .rows(
                        "SELECT need, count(*) AS everybody, count(*) FILTER (WHERE true" + query.sql()
                                + ") AS matching" + " FROM care WHERE practice_id = ? AND subject = ? GROUP BY need",
                        row -> {
                            byNeed.put(Need.values()[row.number("need")], row.number("everybody"));
                            return row.number("matching");
                        },
                        parameters.toArray())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
