package org.lumbar.backbone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clients who come, change hands and go, at random, and after each change: to whom does row-level security show whom? All of it in one
 * transaction as the service, which is rolled back.
 */
public final class CareTrial {
    private static final String ENTER = "SELECT set_config('role', ?, true), lumbar_enter(?, ?, ?, ?, ?, true)";
    private static final List<String> SUBJECTS = List.of("anna", "ben", "cara", "dan", "");

    private final Postgres.Database database;
    private final Tables tables;
    private final Random random;
    private final List<UUID> practices = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final Map<UUID, Client> clients = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int shown;

    public CareTrial(Postgres.Database database, Tables tables, long seed) {
        this.database = database;
        this.tables = tables;
        this.random = new Random(seed);
    }

    /**
     * How a service stores a client.
     *
     * @param clients the name of the table of clients, which has {@code client_id}, {@code practice_id} and {@code care_team}
     * @param inserts a statement for each table that is looked at, by its name, the table of clients first; {@code :client},
     *     {@code :practice} and {@code :team} stand for values
     */
    public record Tables(String clients, Map<String, String> inserts) {}

    /** Who asks. */
    public record Asking(
            @Nullable UUID practice,
            String subject,
            boolean whole,
            @Nullable UUID own) {}

    /** Whom they ask for. */
    public record Client(UUID id, UUID practice, Set<String> team) {}

    /** The rule that the rows are held against. */
    @FunctionalInterface
    public interface Rule {
        boolean maySee(Asking who, Client whom);
    }

    /** How many rows were shown, and where what was shown was not what the rule says. */
    public record Outcome(int shown, List<String> wrong) {}

    /** Makes so many changes, and looks after each as several callers. */
    public Outcome run(int changes, Rule rule) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            for (int i = 0; i < changes; i++) {
                change(connection);
                for (int caller = 0; caller < SUBJECTS.size(); caller++) {
                    look(connection, someone(), rule);
                }
            }
            connection.rollback();
        }
        return new Outcome(shown, wrong);
    }

    private void change(Connection connection) throws SQLException {
        if (clients.size() < 5 || random.nextInt(3) == 0) {
            UUID practice = practices.get(random.nextInt(practices.size()));
            Client added = new Client(new UUID(random.nextLong(), random.nextLong()), practice, team());
            for (String insert : tables.inserts().values()) {
                execute(connection, insert, added);
            }
            clients.put(added.id(), added);
        } else if (random.nextInt(3) > 0) {
            Client before = anyClient();
            Client after = new Client(before.id(), before.practice(), team());
            execute(
                    connection,
                    "UPDATE " + tables.clients() + " SET care_team = :team WHERE client_id = :client",
                    after);
            clients.put(after.id(), after);
        } else {
            Client gone = anyClient();
            List<String> names = new ArrayList<>(tables.inserts().keySet());
            for (int i = names.size() - 1; i >= 0; i--) {
                execute(connection, "DELETE FROM " + names.get(i) + " WHERE client_id = :client", gone);
            }
            clients.remove(gone.id());
        }
    }

    private void look(Connection connection, Asking who, Rule rule) throws SQLException {
        UUID named = random.nextBoolean() ? anyClient().id() : null;
        enter(connection, who, named);
        Set<UUID> expected = clients.values().stream()
                .filter(client -> rule.maySee(who, client))
                .map(Client::id)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String table : tables.inserts().keySet()) {
            Set<UUID> found = ids(connection, "SELECT client_id FROM " + table);
            shown += found.size();
            if (!found.equals(expected)) {
                wrong.add("%s, of whom %s is named, sees %s in %s, and may see %s"
                        .formatted(who, named, found, table, expected));
            }
        }
        execute(connection, "SELECT set_config('role', 'none', true)");
    }

    private void enter(Connection connection, Asking who, @Nullable UUID named) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, database.user() + "_caller");
            enter.setObject(2, who.practice());
            enter.setString(3, who.subject());
            enter.setBoolean(4, who.whole());
            enter.setObject(5, who.own());
            enter.setObject(6, named);
            enter.execute();
        }
    }

    private Asking someone() {
        UUID practice = random.nextInt(10) == 0 ? null : practices.get(random.nextInt(practices.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new Asking(practice, "", true, null);
            case 1 -> new Asking(practice, "", false, anyClient().id());
            default -> new Asking(practice, SUBJECTS.get(random.nextInt(SUBJECTS.size())), false, null);
        };
    }

    private Client anyClient() {
        List<Client> all = List.copyOf(clients.values());
        return all.get(random.nextInt(all.size()));
    }

    private Set<String> team() {
        Set<String> team = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            team.add(SUBJECTS.get(random.nextInt(SUBJECTS.size() - 1)));
        }
        return team;
    }

    private static void execute(Connection connection, String sql, Client client) throws SQLException {
        execute(
                connection,
                sql.replace(":client", "'" + client.id() + "'")
                        .replace(":practice", "'" + client.practice() + "'")
                        .replace(":team", "'{" + String.join(",", client.team()) + "}'"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Set<UUID> ids(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Set<UUID> ids = new TreeSet<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
