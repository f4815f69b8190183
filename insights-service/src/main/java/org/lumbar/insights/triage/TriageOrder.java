package org.lumbar.insights.triage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.problem.Problem;

/**
 * The order of a list. Who has no value comes last, whichever way it runs; who has the same comes by name.
 *
 * @param descending from the highest, the newest, or the end of the alphabet; never of {@link Column#NEED}
 */
public record TriageOrder(Column column, boolean descending) {

    /** What lists can be sorted by. */
    public enum Column {
        /** Red before yellow before blue, then unacknowledged, then the newest harm. */
        NEED("", false),
        NAME("", false),
        /** The newest daily value of 28 days. */
        PAIN("pain", true),
        /** Over 28 days. */
        CONSISTENCY("consistency", false),
        STREAK("streak", false),
        /** Completed sessions of the course. */
        COURSE("course", true),
        /** When the newest data arrived. */
        DATA("extract(epoch from data_up_to)::float8", false);

        private final String sql;
        private final boolean descendingFirst;

        Column(String sql, boolean descendingFirst) {
            this.sql = sql;
            this.descendingFirst = descendingFirst;
        }
    }

    /** Who needs somebody most comes first. */
    public static final TriageOrder BY_NEED = new TriageOrder(Column.NEED, false);

    /** The order with a name, such as {@code pain}, or {@code -pain} from the highest; none if there is none of that name. */
    public static Optional<TriageOrder> named(@Nullable String name) {
        return Stream.of(Column.values())
                .flatMap(column -> Stream.of(new TriageOrder(column, false), new TriageOrder(column, true)))
                .filter(order -> order.name().equals(name) && !(order.descending && order.isByNeed()))
                .findFirst();
    }

    static TriageOrder parse(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return BY_NEED;
        }
        List<String> columns = Arrays.stream(Column.values())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        return named(name)
                .orElseThrow(() -> Problem.invalidParameter(
                        "sort", "must be one of " + columns + ", all but need also with - before it"));
    }

    /** The order that a column has first, or the other way round if the list is in that order already. */
    public TriageOrder then(Column next) {
        TriageOrder first = new TriageOrder(next, next.descendingFirst);
        return equals(first) && next != Column.NEED ? new TriageOrder(next, !first.descending) : first;
    }

    /** True for the order that lists have by themselves. */
    public boolean isByNeed() {
        return column == Column.NEED;
    }

    /** As addresses have it. */
    public String name() {
        return (descending ? "-" : "") + column.name().toLowerCase(Locale.ROOT);
    }

    /** What rows are compared by, as an expression of SQL; the same for all where the name alone decides. */
    String key() {
        return column.sql.isEmpty()
                ? "0::float8"
                : "coalesce(" + (descending ? "-" : "") + "(" + column.sql + ")::float8, 'Infinity')";
    }

    /** True if names run backwards, and with them the whole list. */
    boolean isBackwards() {
        return column == Column.NAME && descending;
    }
}
