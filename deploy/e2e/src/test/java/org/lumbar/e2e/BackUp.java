package org.lumbar.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.lumbar.local.Part;

/** Databases as they were at one moment, copied inside their server: stands for the runbook's commands where there is no pg_dump. */
record BackUp(String superuserUrl, List<Part> services) {

    /** Ends connections for a moment, as services survive. */
    static BackUp of(String superuserUrl, List<Part> services) {
        BackUp backUp = new BackUp(superuserUrl, services);
        for (Part service : services) {
            String name = service.key();
            backUp.execute(
                    "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'",
                    "CREATE DATABASE " + name + "_backup TEMPLATE " + name + " OWNER " + name + "_owner",
                    "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        }
        return backUp;
    }

    /** While no service runs. */
    void restore() {
        for (Part service : services) {
            String name = service.key();
            execute("DROP DATABASE " + name + " WITH (FORCE)", "ALTER DATABASE " + name + "_backup RENAME TO " + name);
        }
    }

    private void execute(String... commands) {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
