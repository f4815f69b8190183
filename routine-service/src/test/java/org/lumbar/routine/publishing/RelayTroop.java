package org.lumbar.routine.publishing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lumbar.backbone.TestStack;

/**
 * Relays that die. A kill strikes wherever the leader happens to be: its lock's connection is ended by the server, so that
 * another takes the lead at once, while the struck one does not know yet and goes on; then it is made to fail at its next
 * touch of the database, and a fresh one takes its place.
 */
final class RelayTroop {
    private final TestStack stack;
    private final List<SnapshotSource> sources;
    private final Map<String, Object> kafka;
    private final PublishingConfig config;
    private final List<Mortal> alive = new ArrayList<>();
    private final AtomicInteger kills = new AtomicInteger();

    RelayTroop(TestStack stack, List<SnapshotSource> sources, Map<String, Object> kafka, PublishingConfig config) {
        this.stack = stack;
        this.sources = sources;
        this.kafka = kafka;
        this.config = config;
    }

    synchronized void start(int relays) {
        for (int i = 0; i < relays; i++) {
            alive.add(new Mortal());
        }
    }

    int kills() {
        return kills.get();
    }

    /** Kills at evenly spread moments of the work. */
    void killAfter(int done, int of, int wanted) {
        if (done % Math.max(1, of / (wanted + 1)) == 0 && kills.get() < wanted) {
            killOne();
        }
    }

    private synchronized void killOne() {
        kills.incrementAndGet();
        endLockConnections();
        Mortal struck = alive.remove(0);
        struck.die();
        start(1);
    }

    /** What the death of a process does to its connection, done by the server. Strikes whoever leads, the service's own too. */
    private void endLockConnections() {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                PreparedStatement end =
                        connection.prepareStatement("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where application_name = 'routine-relay' and datname = current_database()")) {
            end.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void stop() throws InterruptedException {
        for (Mortal relay : alive) {
            relay.relay.stop();
            relay.thread.join(10_000);
        }
        alive.clear();
    }

    /** A relay of its own, with every touch of the database a place to die at. */
    private final class Mortal {
        private final Relay relay;
        private final Thread thread;
        private volatile boolean dead;

        Mortal() {
            relay = new Relay(
                    sources.stream().map(this::mortal).toList(),
                    new Leadership(
                            stack.jdbcUrl(),
                            stack.database().user(),
                            stack.database().password(),
                            config.lock()),
                    () -> SnapshotWriter.open(kafka, config.transactionalId(), config.patience(), Optional.empty()),
                    config.poll(),
                    50);
            thread = new Thread(relay, "mortal-relay");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((where, death) -> dead = true);
            thread.start();
        }

        void die() {
            dead = true;
            relay.stop();
        }

        private SnapshotSource mortal(SnapshotSource source) {
            return new SnapshotSource() {
                @Override
                public String kind() {
                    return source.kind();
                }

                @Override
                public List<Outgoing> unpublished(int limit) {
                    surviveOrDie();
                    return source.unpublished(limit);
                }

                @Override
                public void markPublished(List<Outgoing> sent) {
                    surviveOrDie();
                    source.markPublished(sent);
                }

                @Override
                public void markRefused(Outgoing snapshot, String code) {
                    surviveOrDie();
                    source.markRefused(snapshot, code);
                }

                @Override
                public Backlog backlog() {
                    return source.backlog();
                }
            };
        }

        private void surviveOrDie() {
            if (dead) {
                throw new IllegalStateException("killed");
            }
        }
    }
}
