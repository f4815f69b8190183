package org.lumbar.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lumbar.local.Part;

/** Looks for a text in everything that the system stores: rows, topics' files, and the files of the database server itself. */
record Remnants(SystemUnderTest system, String text) {
    private static final List<Part> SERVICES = List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS);

    /** Tables that have a row with the text, in words or in bytes, such as {@code routine client}. */
    Set<String> tables() {
        Set<String> found = new TreeSet<>();
        for (Part service : SERVICES) {
            query(service.key(), """
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""").stream()
                    .filter(table -> isIn(service, table))
                    .forEach(table -> found.add(service.key() + " " + table.replace("public.", "")));
        }
        return found;
    }

    /** Databases whose planner remembers the text among the values of a column. */
    Set<String> statistics() {
        Set<String> found = new TreeSet<>();
        SERVICES.stream()
                .filter(service -> isIn(service, "pg_catalog.pg_stats"))
                .forEach(service -> found.add(service.key()));
        return found;
    }

    private boolean isIn(Part service, String table) {
        String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
        String rows = "SELECT 1 FROM %s t WHERE strpos(t::text, '%s') > 0 OR strpos(t::text, '%s') > 0 LIMIT 1";
        return !query(service.key(), rows.formatted(table, text, hex)).isEmpty();
    }

    /** Topics in whose files the text is: values that nobody can read any more count, too. */
    Set<String> topics() {
        Set<String> found = new TreeSet<>();
        filesWith("kafka").forEach(file -> {
            String partition = String.valueOf(requireNonNull(file.getParent()).getFileName());
            found.add(partition.replaceFirst("-\\d+(-delete)?$", ""));
        });
        return found;
    }

    /** Files of PostgreSQL, its write-ahead log among them. */
    Set<String> databaseFiles() {
        Set<String> found = new TreeSet<>();
        filesWith("postgres").forEach(file -> found.add(file.toString()));
        return found;
    }

    /** Files of the services' and servers' logs. */
    Set<String> logs() {
        Set<String> found = new TreeSet<>();
        filesWith("logs").forEach(file -> found.add(file.toString()));
        return found;
    }

    private List<Path> filesWith(String folder) {
        Path root = system.data().resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> bytes(file).contains(text))
                    .toList();
        } catch (UncheckedIOException goneMeanwhile) {
            return filesWith(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (NoSuchFileException goneMeanwhile) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stands for the hours in which PostgreSQL writes on: what memory holds goes to the files, and the log that nobody needs any more
     * is written over.
     */
    void hoursOfWriting() {
        for (int segment = 0; segment < 40 && !databaseFiles().isEmpty(); segment++) {
            query("postgres", "SELECT pg_logical_emit_message(true, 'e2e', 'something else', true)::text");
            query("postgres", "SELECT pg_switch_wal()::text");
            checkpoint();
        }
    }

    /** What PostgreSQL holds in memory goes to its files. */
    void checkpoint() {
        execute("postgres", "CHECKPOINT");
    }

    private void execute(String database, String command) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> query(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> first = new ArrayList<>();
            while (rows.next()) {
                first.add(rows.getString(1));
            }
            return first;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(system.superuserUrl().replace("/postgres?", "/" + database + "?"));
    }
}
