package org.lumbar.bench.array;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.store.BinaryArray;

/** How rows become parameters of a statement, an array for each column. */
enum Binding {
    OWN("BinaryArray") {
        @Override
        void bind(PreparedStatement statement, List<EventRow> rows) throws SQLException {
            BinaryArray.setAll(
                    statement,
                    BinaryArray.ofUuids(column(rows, EventRow::client)),
                    BinaryArray.ofUuids(column(rows, EventRow::event)),
                    BinaryArray.ofUuids(column(rows, EventRow::session)),
                    BinaryArray.ofInstants(column(rows, EventRow::occurred)),
                    BinaryArray.ofInstants(column(rows, EventRow::received)),
                    BinaryArray.ofTexts(rows.stream().map(EventRow::zone).toList()),
                    BinaryArray.ofBytes(rows.stream().map(EventRow::data).toList()));
        }
    },

    /** It sends bytea and text in binary form by itself, and the others as text. */
    DRIVER("the driver's createArrayOf") {
        @Override
        void bind(PreparedStatement statement, List<EventRow> rows) throws SQLException {
            set(statement, 1, "uuid", rows, EventRow::client, Object[]::new);
            set(statement, 2, "uuid", rows, EventRow::event, Object[]::new);
            set(statement, 3, "uuid", rows, EventRow::session, Object[]::new);
            set(statement, 4, "timestamptz", rows, EventRow::occurred, Object[]::new);
            set(statement, 5, "timestamptz", rows, EventRow::received, Object[]::new);
            set(statement, 6, "text", rows, EventRow::zone, String[]::new);
            set(statement, 7, "bytea", rows, EventRow::data, byte[][]::new);
        }
    };

    private final String title;

    Binding(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Sets the parameters of a statement with seven arrays. */
    abstract void bind(PreparedStatement statement, List<EventRow> rows) throws SQLException;

    private static <T> List<@Nullable T> column(List<EventRow> rows, Function<EventRow, @Nullable T> of) {
        List<@Nullable T> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(of.apply(row)));
        return values;
    }

    private static <T> void set(
            PreparedStatement statement,
            int index,
            String type,
            List<EventRow> rows,
            Function<EventRow, @Nullable T> of,
            IntFunction<Object[]> array)
            throws SQLException {
        Object[] values = rows.stream().map(of).toArray(array);
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
