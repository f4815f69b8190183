package org.lumbar.bench.array;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.lumbar.bench.turns.Turns;
import org.lumbar.simulator.Generator;
import org.lumbar.simulator.story.Setting;

/** Session-service's binary arrays beside the driver's own arrays: what {@code unnest} costs with each. */
public final class RowArrays {
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final int PER_STATEMENT = 1_000;
    private static final String ROWS =
            "unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bytea[])";
    private static final String INSERT = """
            INSERT INTO events (client_id, event_id, session_id, occurred_at, received_at, body_hash, kind, zone, data)
            SELECT c, e, s, o, r, 0, 0::smallint, z, d FROM %s AS t (c, e, s, o, r, z, d)
            ON CONFLICT DO NOTHING""".formatted(ROWS);
    private static final String READ = "SELECT count(*) FROM " + ROWS + " AS t (c, e, s, o, r, z, d)";

    private final List<EventRow> rows;
    private final DoubleSupplier serverCpuSeconds;

    /**
     * @param practice whose events are the rows
     * @param serverCpuSeconds what PostgreSQL has used so far
     */
    public RowArrays(Setting practice, DoubleSupplier serverCpuSeconds) {
        // The phones send some events again; each is a row once.
        Set<UUID> seen = new HashSet<>();
        this.rows = Generator.events(practice)
                .filter(event -> seen.add(event.id()))
                .map(EventRow::of)
                .toList();
        this.serverCpuSeconds = serverCpuSeconds;
    }

    /** A line for each binding, with a statement that only reads the arrays, and with one that inserts them. */
    public List<String> compare(String jdbcUrl, String user, String password, int rounds) throws Exception {
        Properties access = new Properties();
        access.setProperty("user", user);
        access.setProperty("password", password);
        access.setProperty("binaryTransferEnable", "1001,1009,1185,2951");
        try (Connection connection = DriverManager.getConnection(jdbcUrl, access)) {
            connection.setAutoCommit(false);
            Turns turns = new Turns(serverCpuSeconds);
            for (Binding binding : Binding.values()) {
                turns.add("unnest, " + binding.title(), reading(connection, binding));
            }
            for (Binding binding : Binding.values()) {
                turns.add("unnest and insert, " + binding.title(), inserting(connection, binding));
            }
            List<String> lines = new ArrayList<>(List.of("%,d rows".formatted(rows.size())));
            lines.addAll(turns.run(WARM, rounds, MEASURED).lines());
            return lines;
        }
    }

    private Turns.Work reading(Connection connection, Binding binding) {
        return () -> {
            long read = 0;
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                for (int from = 0; from < rows.size(); from += PER_STATEMENT) {
                    binding.bind(statement, part(from));
                    try (ResultSet count = statement.executeQuery()) {
                        count.next();
                        read += count.getLong(1);
                    }
                }
            }
            connection.commit();
            return all(read);
        };
    }

    private Turns.Work inserting(Connection connection, Binding binding) {
        return new Turns.Work() {
            @Override
            public void prepare() throws SQLException {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("TRUNCATE events");
                }
                connection.commit();
            }

            @Override
            public long pass() throws SQLException {
                long written = 0;
                try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                    for (int from = 0; from < rows.size(); from += PER_STATEMENT) {
                        binding.bind(statement, part(from));
                        written += statement.executeUpdate();
                        connection.commit();
                    }
                }
                return all(written);
            }
        };
    }

    private List<EventRow> part(int from) {
        return rows.subList(from, Math.min(from + PER_STATEMENT, rows.size()));
    }

    /** A binding that loses rows isn't compared. */
    private long all(long done) {
        if (done != rows.size()) {
            throw new IllegalStateException("%d of %d rows".formatted(done, rows.size()));
        }
        return done;
    }
}
