package org.lumbar.insights.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the transaction of the caller. Sets of rows travel as one parameter: a JSON array for
 * {@code jsonb_to_recordset}, an array for {@code = ANY (?)}.
 */
@ApplicationScoped
public class Database {

    private static final int ROWS_AT_ONCE = 500;

    private final DataSource dataSource;
    private final ObjectMapper json;

    Database(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** Makes one row of a result into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** The rows of a query, in its order. */
    public <T> List<T> rows(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            Row row = new Row(results, json);
            while (results.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /**
     * Takes the first column of each row, a text, in the order of the query; only some hundred rows are in memory at a time. To be called
     * in a transaction, which is open for as long as that takes.
     */
    public void texts(String sql, Consumer<String> taker, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    taker.accept(results.getString(1));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Runs a statement that returns no rows, and returns how many it changed. */
    public int change(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** The value as JSON text, to be cast to {@code jsonb}. */
    public String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of this service has no JSON form", impossible);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, asSql(connection, parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object asSql(Connection connection, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Collection<?> values) {
            boolean ids = values.stream().allMatch(UUID.class::isInstance);
            return connection.createArrayOf(ids ? "uuid" : "text", values.toArray());
        }
        return value;
    }
}
