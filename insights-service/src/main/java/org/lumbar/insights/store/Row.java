package org.lumbar.insights.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.failure.StoredFormUnknown;

/** The current row of a result, read by column name. */
public final class Row {

    private final ResultSet results;
    private final ObjectMapper json;
    private final Map<String, Integer> places = new HashMap<>();

    Row(ResultSet results, ObjectMapper json) {
        this.results = results;
        this.json = json;
    }

    /** The driver would look each name up for each row, in a map of its own that is slow at it. */
    private int place(String column) throws SQLException {
        Integer known = places.get(column);
        if (known == null) {
            known = results.findColumn(column);
            places.put(column, known);
        }
        return known;
    }

    public UUID uuid(String column) throws SQLException {
        return results.getObject(place(column), UUID.class);
    }

    public @Nullable UUID uuidOrNull(String column) throws SQLException {
        return results.getObject(place(column), UUID.class);
    }

    public String text(String column) throws SQLException {
        return results.getString(place(column));
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return results.getString(place(column));
    }

    /**
     * A text that is a word of ours.
     *
     * @throws StoredFormUnknown if it is none: a newer release has stored it, and its readers are waited for
     */
    public <E extends Enum<E>> E word(String column, Class<E> words) throws SQLException {
        return known(text(column), words);
    }

    /** Like {@link #word}; null where the column is. */
    public <E extends Enum<E>> @Nullable E wordOrNull(String column, Class<E> words) throws SQLException {
        String text = textOrNull(column);
        return text == null ? null : known(text, words);
    }

    private static <E extends Enum<E>> E known(String text, Class<E> words) {
        return Stream.of(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new StoredFormUnknown("a word for " + words.getSimpleName()));
    }

    public int number(String column) throws SQLException {
        return results.getInt(place(column));
    }

    /** A {@code bigint} column. */
    public long wide(String column) throws SQLException {
        return results.getLong(place(column));
    }

    public @Nullable Integer numberOrNull(String column) throws SQLException {
        return results.getObject(place(column), Integer.class);
    }

    public @Nullable Boolean flagOrNull(String column) throws SQLException {
        return results.getObject(place(column), Boolean.class);
    }

    public double decimal(String column) throws SQLException {
        return results.getDouble(place(column));
    }

    public boolean flag(String column) throws SQLException {
        return results.getBoolean(place(column));
    }

    public LocalDate date(String column) throws SQLException {
        return results.getObject(place(column), LocalDate.class);
    }

    public @Nullable LocalDate dateOrNull(String column) throws SQLException {
        return results.getObject(place(column), LocalDate.class);
    }

    public Instant instant(String column) throws SQLException {
        return results.getObject(place(column), OffsetDateTime.class).toInstant();
    }

    public @Nullable Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime value = results.getObject(place(column), OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A {@code uuid[]} column. */
    public List<UUID> uuids(String column) throws SQLException {
        return List.of((UUID[]) results.getArray(place(column)).getArray());
    }

    /** A {@code text[]} column. */
    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) results.getArray(place(column)).getArray());
    }

    /** A {@code date[]} column. */
    public List<LocalDate> dates(String column) throws SQLException {
        return Stream.of((Date[]) results.getArray(place(column)).getArray())
                .map(Date::toLocalDate)
                .toList();
    }

    /**
     * A {@code jsonb} column as one of this service's records.
     *
     * @throws StoredFormUnknown if this release can't read it: a newer one has stored it, and its readers are waited for
     */
    public <T> T document(String column, Class<T> type) throws SQLException {
        try {
            return json.readValue(results.getString(place(column)), type);
        } catch (JsonProcessingException newer) {
            // Not as its cause: that would quote the document, and blame it on the record that asked for it.
            throw new StoredFormUnknown("a document of type " + type.getSimpleName());
        }
    }
}
