package org.lumbar.insights.store;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What every transaction that writes goes through first, many at a time. A rebuild closes it for the moment in which it
 * puts its tables in the place of these. It is entered before any table is changed: whoever waits here holds nothing.
 */
@ApplicationScoped
public class WriteGate {

    private final Database database;

    WriteGate(Database database) {
        this.database = database;
    }

    /** Waits while the gate is closed; it cannot close again before the caller's transaction ends. */
    public void enter() {
        database.rows(
                "SELECT pg_advisory_xact_lock_shared(" + key("current_schema()") + "), true AS entered",
                row -> row.flag("entered"));
    }

    /** The advisory lock that is the gate of a schema. */
    static String key(String schema) {
        return "hashtextextended('lumbar.writes.' || " + schema + ", 0)";
    }
}
