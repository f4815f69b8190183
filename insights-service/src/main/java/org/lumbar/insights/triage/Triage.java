package org.lumbar.insights.triage;

import jakarta.enterprise.context.ApplicationScoped;
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

/**
 * Lists the clients in the caller's care: one range of an index, and the lines that it points to. By need the index has them in order;
 * any other order is one pass over the range, as the counts are.
 */
@ApplicationScoped
public class Triage {

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

    /** One page in the order that is asked for. */
    public TriageAnswer page(TriageQuery query, @Nullable String cursor, int limit) {
        UUID practice = caller.get().practice();
        String carer = access.seesWholePractice()
                ? LineStore.WHOLE_PRACTICE
                : caller.get().subject();
        ListOrder order = ListOrder.of(query.order(), cursor);
        List<Placed> found = lines(practice, carer, query, order, limit + 1);
        List<Placed> page = found.subList(0, Math.min(limit, found.size()));
        seen.clients(page.stream().map(Placed::clientId).toList());
        Counts counts = counts(practice, carer, query, order);
        return new TriageAnswer(
                page.stream().map(Placed::line).toList(),
                found.size() <= limit ? null : page.get(limit - 1).place(),
                page.stream().map(Placed::asOf).min(Instant::compareTo).orElse(null),
                counts.byNeed().values().stream().mapToInt(Integer::intValue).sum(),
                counts.byNeed(),
                counts.matching(),
                counts.preceding());
    }

    /** A line, where it stands in the list, and when it was worked out. */
    private record Placed(UUID clientId, TriageLine line, String place, Instant asOf) {}

    private List<Placed> lines(UUID practice, String carer, TriageQuery query, ListOrder order, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(practice, carer));
        parameters.addAll(order.after());
        parameters.addAll(query.parameters());
        parameters.add(limit);
        return database.rows(
                """
                SELECT p.*, l.as_of, l.line
                  FROM (SELECT %s FROM care
                         WHERE practice_id = ? AND subject = ? AND %s%s
                         ORDER BY %s
                         LIMIT ?) p
                  JOIN triage_line l ON l.client_id = p.client_id
                 ORDER BY %s
                """.formatted(order.selected(), order.isBehind(), query.sql(), order.by(""), order.by("p.")),
                row -> new Placed(
                        row.uuid("client_id"),
                        row.document("line", TriageLine.class),
                        order.cursor().of(row),
                        row.instant("as_of")),
                parameters.toArray());
    }

    /** Everybody by need; how many are as asked for, and how many of those come before the page. */
    private record Counts(Map<Need, Integer> byNeed, int matching, int preceding) {}

    private Counts counts(UUID practice, String carer, TriageQuery query, ListOrder order) {
        record Counted(Need need, int everybody, int matching, int preceding) {}
        List<Object> parameters = new ArrayList<>(query.parameters());
        parameters.addAll(query.parameters());
        parameters.addAll(order.after());
        parameters.add(practice);
        parameters.add(carer);
        List<Counted> counted = database.rows(
                "SELECT need, count(*) AS everybody, count(*) FILTER (WHERE true" + query.sql()
                        + ") AS matching, count(*) FILTER (WHERE true" + query.sql() + " AND NOT (" + order.isBehind()
                        + ")) AS preceding FROM care WHERE practice_id = ? AND subject = ? GROUP BY need",
                row -> new Counted(
                        Need.values()[row.number("need")],
                        row.number("everybody"),
                        row.number("matching"),
                        row.number("preceding")),
                parameters.toArray());
        Map<Need, Integer> byNeed = new EnumMap<>(Need.class);
        for (Need need : Need.values()) {
            byNeed.put(need, 0);
        }
        counted.forEach(each -> byNeed.put(each.need(), each.everybody()));
        return new Counts(
                byNeed,
                counted.stream().mapToInt(Counted::matching).sum(),
                counted.stream().mapToInt(Counted::preceding).sum());
    }
}
