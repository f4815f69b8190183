package org.lumbar.insights.rebuild;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.lumbar.insights.database.Database;
import org.lumbar.insights.database.ShadowTables;
import org.lumbar.insights.intake.Replay;

/**
 * Replays the topics into new tables and puts them in the place of the old ones. Until the last moment it touches nothing
 * that the service reads or writes, so it may be stopped and started again at any time.
 */
@ApplicationScoped
class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final int RECORDS_AT_ONCE = 2000;
    private static final int CLIENTS_AT_ONCE = 50;
    private static final int WORKERS = 2;
    /** Few enough to be taken in while nobody else may write. */
    private static final long NEARLY_THERE = 500;

    private final ShadowTables tables;
    private final Replay replay;
    private final CarryOver carryOver;
    private final Database database;
    private final Map<String, Object> broker;

    Rebuild(
            ShadowTables tables,
            Replay replay,
            CarryOver carryOver,
            Database database,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.tables = tables;
        this.replay = replay;
        this.carryOver = carryOver;
        this.database = database;
        this.broker = broker;
    }

    /** Does all of it; false if another rebuild is under way. */
    boolean run() {
        return tables.runAlone(this::replaceAll);
    }

    private void replaceAll() {
        tables.create();
        carryOver.erasures();
        try (TopicReader topics = new TopicReader(broker, replay.topicNames(), RECORDS_AT_ONCE)) {
            Map<UUID, UUID> practices = new HashMap<>();
            long read = topics.readToEnd(records -> practices.putAll(replay.store(records)));
            LOG.infof("%d snapshots of %d clients are stored", read, practices.size());
            database.analyze();
            carryOver.run();
            project(practices);
            LOG.info("What follows from them is worked out");
            long more = NEARLY_THERE;
            while (more >= NEARLY_THERE) {
                more = topics.readToEnd(replay::take);
                LOG.infof("%d more that arrived meanwhile are taken in", more);
            }
            tables.swap(() -> catchUp(topics));
            LOG.info("The new tables are in use");
        }
    }

    /** While nobody else writes. */
    private void catchUp(TopicReader topics) {
        topics.readToEnd(replay::take);
        Set<UUID> changed = carryOver.run();
        if (!changed.isEmpty()) {
            replay.stand(changed);
        }
        carryOver.forgetTheErased();
    }

    private void project(Map<UUID, UUID> practices) {
        List<UUID> clients = new ArrayList<>(practices.keySet());
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int first = 0; first < clients.size(); first += CLIENTS_AT_ONCE) {
                Map<UUID, UUID> part = new HashMap<>();
                clients.subList(first, Math.min(clients.size(), first + CLIENTS_AT_ONCE))
                        .forEach(client -> part.put(client, practices.get(client)));
                parts.add(workers.submit(() -> replay.project(part)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A client's facts could not be worked out", failure.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
