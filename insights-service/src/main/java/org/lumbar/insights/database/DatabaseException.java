package org.lumbar.insights.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement failed; the message carries the SQLState only, since the database's own may quote health data. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Connection, rollback for another's sake, resources, the operator's intervention. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    private final @Nullable String state;

    DatabaseException(SQLException cause) {
        super("SQLState " + cause.getSQLState(), cause);
        this.state = cause.getSQLState();
    }

    /** Whether the same statement may succeed a moment later. Without an SQLState the pool had no connection to give. */
    public boolean passes() {
        return state == null || state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2));
    }
}
