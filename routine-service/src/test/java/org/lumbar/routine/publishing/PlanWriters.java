package org.lumbar.routine.publishing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.lumbar.backbone.Postgres;

/**
 * Many people who change plans at once, and now and then erase one; every tenth changes their mind. Knows what was
 * committed, by its own marks.
 */
final class PlanWriters implements AutoCloseable {
    private static final String CHANGE = """
            update plan set revision = revision + 1, changed_at = clock_timestamp(),
                plan = jsonb_set(plan, '{schedules,0,schedule,slots,0}', to_jsonb(?::text))
            where plan_id = ? returning revision
            """;
    private static final String ERASE = """
            with gone as (delete from plan where plan_id = ? returning client_id, plan_id, practice_id)
            insert into erasure (client_id, subject_id, practice_id, erased_at, erased_by)
            select client_id, plan_id, practice_id, clock_timestamp(), 'max' from gone
            """;
    private static final int ONE_ERASURE_IN = 500;
    private static final long GONE = 0;
    private static final String COPY = """
            insert into plan (client_id, plan_id, practice_id, revision, published_revision, status, end_date,
                              horizon_to, plan, created_from, changed_at)
            select client_id, copy, practice_id, 1, 0, status, end_date, horizon_to,
                   jsonb_set(plan, '{planId}', to_jsonb(copy::text)), created_from, now()
            from plan, (select gen_random_uuid() as copy from generate_series(1, ?)) as copies
            where plan_id = ? returning plan_id
            """;

    private final Postgres.Database database;
    private final ExecutorService people;
    private final int writers;
    private final List<UUID> plans = new ArrayList<>();
    private final UUID heldOpen;
    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final Set<UUID> erased = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> last = new ConcurrentHashMap<>();
    private final AtomicInteger marks = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    PlanWriters(Postgres.Database database, UUID pattern, int copies, int writers) throws SQLException {
        this.database = database;
        this.writers = writers;
        this.people = Executors.newFixedThreadPool(writers + 1);
        try (Connection connection = connect();
                PreparedStatement copy = connection.prepareStatement(COPY)) {
            copy.setInt(1, copies + 1);
            copy.setObject(2, pattern);
            try (ResultSet rows = copy.executeQuery()) {
                while (rows.next()) {
                    plans.add(rows.getObject(1, UUID.class));
                }
            }
        }
        heldOpen = plans.get(plans.size() - 1);
        plans.forEach(plan -> commit(plan, 1, "am"));
    }

    Committed committed() {
        return new Committed(Map.copyOf(last), Set.copyOf(committed), Set.copyOf(erased));
    }

    /** The plan of the transaction that stays open. */
    UUID heldOpen() {
        return heldOpen;
    }

    /** A change that is made at once and committed much later, after thousands of others. */
    void holdOneTransactionOpen(Duration time) {
        var unused = people.submit(() -> {
            try (Connection connection = connect()) {
                connection.setAutoCommit(false);
                change(connection, heldOpen, false, time);
            }
            return null;
        });
    }

    /** Carries out so many transactions and tells, after each, how many are done. */
    void write(int transactions, IntConsumer afterEach) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            int seed = writer;
            all.add(people.submit(() -> writeShare(seed, transactions / writers, afterEach)));
        }
        for (Future<?> share : all) {
            share.get();
        }
        people.shutdown();
        if (!people.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The writers did not finish");
        }
    }

    private Void writeShare(int seed, int transactions, IntConsumer afterEach) throws SQLException {
        Random random = new Random(seed);
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < transactions; i++) {
                UUID plan = plans.get(random.nextInt(plans.size() - 1));
                boolean rollback = random.nextInt(10) == 0;
                if (random.nextInt(ONE_ERASURE_IN) == 0) {
                    erase(connection, plan, rollback);
                } else {
                    change(connection, plan, rollback, Duration.ZERO);
                }
                afterEach.accept(done.incrementAndGet());
            }
        }
        return null;
    }

    /** Notes a commit before it happens, so that the relay can't be faster than the note. */
    private void change(Connection connection, UUID plan, boolean rollback, Duration hold) throws SQLException {
        String mark = "m" + marks.incrementAndGet();
        long revision = update(connection, plan, mark);
        if (rollback || revision == GONE) {
            connection.rollback();
            return;
        }
        if (!hold.isZero()) {
            wait(connection, hold);
        }
        commit(plan, revision, mark);
        connection.commit();
    }

    private void erase(Connection connection, UUID plan, boolean rollback) throws SQLException {
        try (PreparedStatement erase = connection.prepareStatement(ERASE)) {
            erase.setObject(1, plan);
            if (erase.executeUpdate() == 0 || rollback) {
                connection.rollback();
                return;
            }
        }
        erased.add(plan);
        connection.commit();
    }

    private static long update(Connection connection, UUID plan, String mark) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(CHANGE)) {
            change.setString(1, mark);
            change.setObject(2, plan);
            try (ResultSet row = change.executeQuery()) {
                return row.next() ? row.getLong(1) : GONE;
            }
        }
    }

    /** The database waits, inside the open transaction. */
    private static void wait(Connection connection, Duration time) throws SQLException {
        try (PreparedStatement sleep = connection.prepareStatement("select pg_sleep(?)")) {
            sleep.setDouble(1, time.toSeconds());
            sleep.execute();
        }
    }

    private void commit(UUID plan, long revision, String mark) {
        committed.add(Committed.change(plan, revision, mark));
        last.merge(plan, revision, Math::max);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
