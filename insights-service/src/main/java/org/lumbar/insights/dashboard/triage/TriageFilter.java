package org.lumbar.insights.dashboard.triage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.triage.Need;
import org.lumbar.insights.triage.Regularity;
import org.lumbar.insights.triage.TriageOrder;
import org.lumbar.insights.triage.TriageQuery;

/**
 * What a viewer wants to see of the clients in their care, as the page's address says it.
 *
 * @param search part of a name; empty for everybody
 * @param need how urgently somebody is needed; null for all
 * @param regularity how consistently a plan is followed; null for all
 * @param order in which they are listed
 */
public record TriageFilter(
        String search, @Nullable Need need, @Nullable Regularity regularity, TriageOrder order) {

    private static final int LONGEST_SEARCH = 120;

    /** In the order of need. */
    public TriageFilter(String search, @Nullable Need need, @Nullable Regularity regularity) {
        this(search, need, regularity, TriageOrder.BY_NEED);
    }

    /** What an address says, in the order of need. */
    public static TriageFilter of(String search, @Nullable String need, @Nullable String regularity) {
        return of(search, need, regularity, null);
    }

    /** What an address says; what it misspells is not asked for. */
    public static TriageFilter of(
            String search, @Nullable String need, @Nullable String regularity, @Nullable String order) {
        String stripped = search.replace("\0", "").strip();
        return new TriageFilter(
                stripped.substring(0, Math.min(LONGEST_SEARCH, stripped.length())),
                named(Need.values(), need),
                named(Regularity.values(), regularity),
                TriageOrder.named(order).orElse(TriageOrder.BY_NEED));
    }

    TriageQuery query() {
        return new TriageQuery(
                need == null ? List.of() : List.of(need),
                regularity == null ? List.of() : List.of(regularity),
                search,
                order);
    }

    /** True if nobody is left out but by need. */
    public boolean byNeedOnly() {
        return search.isEmpty() && regularity == null;
    }

    /** The address of the first page of what it finds. */
    public String address() {
        return address("");
    }

    /** The address of the first page of the same, sorted by a column, or by it the other way round. */
    public String sortedBy(TriageOrder.Column column) {
        return new TriageFilter(search, need, regularity, order.then(column)).address();
    }

    /** The address of the page after the one that ended at a cursor. */
    public String address(String cursor) {
        List<String> query = new ArrayList<>();
        if (!search.isEmpty()) {
            query.add("q=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        if (need != null) {
            query.add("need=" + need);
        }
        if (regularity != null) {
            query.add("consistency=" + regularity);
        }
        if (!order.isByNeed()) {
            query.add("sort=" + order.name());
        }
        if (!cursor.isEmpty()) {
            query.add("after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        }
        return query.isEmpty() ? "/" : "/?" + String.join("&", query);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] choices, @Nullable String wanted) {
        for (E choice : choices) {
            if (choice.name().equals(wanted)) {
                return choice;
            }
        }
        return null;
    }
}
