package org.lumbar.insights.triage;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.store.Row;

/**
 * An order and a place in it, as statements on {@code care} need them.
 *
 * @param keys what rows are compared by
 * @param selected the same, each with its name in the result
 * @param names those names
 * @param backwards true if rows run from the highest keys to the lowest
 * @param after keys of the row that the page before ended with
 * @param cursor makes the place of a row into a text
 */
record ListOrder(
        String keys, String selected, List<String> names, boolean backwards, List<Object> after, CursorOf cursor) {

    private static final String BY_NEED = "need, need_acknowledged, need_recency, name_key, client_id";

    /** Says where a row stands. */
    @FunctionalInterface
    interface CursorOf {
        String of(Row row) throws SQLException;
    }

    static ListOrder of(TriageOrder order, @Nullable String cursor) {
        if (order.isByNeed()) {
            Cursor after = Cursor.parse(cursor);
            return new ListOrder(
                    BY_NEED,
                    BY_NEED,
                    List.of(BY_NEED.split(", ")),
                    false,
                    List.of(after.need(), after.acknowledged(), after.recency(), after.nameKey(), after.clientId()),
                    row -> new Cursor(
                                    row.number("need"),
                                    row.flag("need_acknowledged"),
                                    row.number("need_recency"),
                                    row.text("name_key"),
                                    row.uuid("client_id"))
                            .text());
        }
        SortedCursor after = SortedCursor.parse(order, cursor);
        return new ListOrder(
                order.key() + ", name_key, client_id",
                order.key() + " AS sort_key, name_key, client_id",
                List.of("sort_key", "name_key", "client_id"),
                order.isBackwards(),
                List.of(after.key(), after.nameKey(), after.clientId()),
                row -> new SortedCursor(
                                order.name(), row.decimal("sort_key"), row.text("name_key"), row.uuid("client_id"))
                        .text());
    }

    /** The condition on rows behind the place. */
    String isBehind() {
        return "(" + keys + ") " + (backwards ? "<" : ">") + " (" + "?, ".repeat(after.size() - 1) + "?)";
    }

    /** How rows of a result are sorted. */
    String by(String alias) {
        String direction = backwards ? " DESC" : "";
        return String.join(
                ", ", names.stream().map(name -> alias + name + direction).toList());
    }
}
