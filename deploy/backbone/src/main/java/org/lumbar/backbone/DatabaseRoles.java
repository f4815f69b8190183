package org.lumbar.backbone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database and its three roles, as the runbook has them: the owner migrates, the service works, callers see what they may. */
final class DatabaseRoles {
    private static final String OWNS_ITSELF =
            "SELECT 1 FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE d.datname = ? AND r.rolname = d.datname";

    private DatabaseRoles() {}

    static String ownerOf(String name) {
        return name + "_owner";
    }

    /** Makes what is missing; true if the database belongs to the service itself, as an earlier release had it. */
    static boolean make(Connection connection, String name, String password) throws SQLException {
        role(connection, name, "LOGIN", password);
        role(connection, ownerOf(name), "LOGIN", password);
        role(connection, name + "_caller", "NOLOGIN", password);
        try (Statement statement = connection.createStatement()) {
            statement.execute("GRANT " + name + "_caller TO " + name);
            if (exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                return exists(connection, OWNS_ITSELF, name);
            }
            statement.execute("CREATE DATABASE " + name + " OWNER " + ownerOf(name));
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name);
            return false;
        }
    }

    /** @param inside a connection to the database */
    static void handOver(Connection inside, String name) throws SQLException {
        try (Statement statement = inside.createStatement()) {
            inside.setAutoCommit(false);
            statement.execute("REASSIGN OWNED BY " + name + " TO " + ownerOf(name));
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name);
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + name);
            inside.commit();
        }
    }

    private static void role(Connection connection, String name, String login, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                statement.execute("CREATE ROLE " + name + " " + login + " NOSUPERUSER NOCREATEDB NOCREATEROLE");
            }
            statement.execute("ALTER ROLE " + name + " PASSWORD " + statement.enquoteLiteral(password));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
