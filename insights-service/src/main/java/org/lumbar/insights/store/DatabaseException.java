package org.lumbar.insights.store;

import java.sql.SQLException;

/** A statement failed; the message carries the SQLState only, since the database's own may quote health data. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super("SQLState " + cause.getSQLState(), cause);
    }
}
