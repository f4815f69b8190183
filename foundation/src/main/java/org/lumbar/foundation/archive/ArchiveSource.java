package org.lumbar.foundation.archive;

import java.sql.SQLException;
import java.util.UUID;

/**
 * One kind of what a service stores of a client. A service has one class for each; to add a kind to the archive is to add a class and
 * the schema of its rows, {@code /lumbar/archive/<kind>.json}.
 */
public interface ArchiveSource {

    /** Lower-case words joined by hyphens, unique within its service. */
    String kind();

    /** What a reader calls it. */
    Title title();

    /**
     * Gives all rows of the client, in an order of its own; none if there are none.
     *
     * @param out takes one row after the other; only some of them are in memory at a time
     */
    void rows(UUID clientId, Rows out) throws SQLException;

    /** A heading in both languages. */
    record Title(String en, String de) {}

    /** Takes rows. */
    @FunctionalInterface
    interface Rows {
        /** @param json one JSON object, in UTF-8 */
        void add(byte[] json);
    }
}
