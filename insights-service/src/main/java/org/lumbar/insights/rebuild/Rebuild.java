package org.lumbar.insights.rebuild;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.lumbar.foundation.topic.TopicScan;
import org.lumbar.insights.intake.Replay;
import org.lumbar.insights.store.ShadowTables;

/**
 * Replays the topics into new tables and puts them in the place of the old ones. Until the last moment it changes nothing
 * that the service reads or writes, so it may be stopped and started again at any time.
 */
@ApplicationScoped
class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final int STORED_AT_ONCE = 2000;
    /** Many: what follows is worked out once for each client in them. */
    private static final int TAKEN_AT_ONCE = 20_000;

    private static final int CLIENTS_AT_ONCE = 50;
    private static final int WORKERS = 2;
    private static final int LENGTH_OF_AN_ID = 36;
    /** So short that nobody minds who waits as long to write. */
    private static final Duration SHORT_ROUND = Duration.ofSeconds(1);

    private final ShadowTables tables;
    private final Replay replay;
    private final CarryOver carryOver;
    private final Map<String, Object> broker;

    Rebuild(
            ShadowTables tables,
            Replay replay,
            CarryOver carryOver,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.tables = tables;
        this.replay = replay;
        this.carryOver = carryOver;
        this.broker = broker;
    }

    /** Does all of it; false if another rebuild is under way. */
    boolean run() {
        return tables.runAlone(this::replaceAll);
    }

    private void replaceAll() {
        tables.create();
        carryOver.erasures();
        try (TopicScan topics = new TopicScan(broker, replay.topicNames())) {
            Map<UUID, UUID> practices = store(topics);
            tables.analyze();
            carryOver.run();
            project(practices);
            follow(topics);
            tables.swap(() -> lastStretch(topics));
            LOG.info("The new tables are in use. From here on the service takes in by itself:");
            topics.places().forEach((topic, places) -> LOG.infof("  %s at %s", topic, places));
        }
    }

    /** All snapshots, up to where the topics end when it begins. */
    private Map<UUID, UUID> store(TopicScan topics) {
        Map<UUID, UUID> practices = new HashMap<>();
        Progress progress = new Progress((done, perSecond, behind) ->
                LOG.infof("%,d snapshots are stored, %,d/s; %,d behind", done, perSecond, behind));
        long read = topics.readToEnd(STORED_AT_ONCE, (records, behind) -> {
            practices.putAll(replay.store(records));
            progress.add(records.size(), behind);
        });
        LOG.infof(
                "%,d snapshots of %,d clients are stored, in %,d ms",
                read, practices.size(), progress.took().toMillis());
        return practices;
    }

    /**
     * Takes in what arrives meanwhile, in rounds. Each brings what arrived during the one before, so they get shorter for as long
     * as this is faster than the practice. When they don't any more, or are short, the rest is left to the last stretch, in which
     * nobody else writes: that one ends, however much arrives.
     */
    private void follow(TopicScan topics) {
        Duration before = Duration.ofDays(1);
        Duration took = Duration.ofHours(1);
        while (took.compareTo(SHORT_ROUND) > 0 && took.multipliedBy(5).compareTo(before.multipliedBy(4)) < 0) {
            before = took;
            took = takeIn(topics);
        }
    }

    /** While nobody else writes. */
    private void lastStretch(TopicScan topics) {
        takeIn(topics);
        Set<UUID> changed = carryOver.run();
        if (!changed.isEmpty()) {
            replay.stand(changed);
        }
        carryOver.erasures();
        carryOver.forgetTheErased();
    }

    /** Up to where the topics end now. */
    private Duration takeIn(TopicScan topics) {
        Progress progress = new Progress((done, perSecond, behind) ->
                LOG.infof("%,d that arrived meanwhile are taken in, %,d/s; %,d behind", done, perSecond, behind));
        long more = topics.readToEnd(TAKEN_AT_ONCE, (records, behind) -> {
            inParts(
                    records.stream()
                            .collect(Collectors.groupingBy(Rebuild::part))
                            .values(),
                    replay::take);
            progress.add(records.size(), behind);
        });
        Duration took = progress.took();
        LOG.infof("%,d that arrived meanwhile are taken in, in %,d ms", more, took.toMillis());
        return took;
    }

    /** The same for all records of a client: the key begins with their id. */
    private static int part(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key() == null ? new byte[0] : record.key();
        return Math.floorMod(Arrays.hashCode(Arrays.copyOf(key, LENGTH_OF_AN_ID)), WORKERS);
    }

    private void project(Map<UUID, UUID> practices) {
        List<UUID> clients = new ArrayList<>(practices.keySet());
        List<Map<UUID, UUID>> parts = new ArrayList<>();
        for (int first = 0; first < clients.size(); first += CLIENTS_AT_ONCE) {
            Map<UUID, UUID> part = new HashMap<>();
            clients.subList(first, Math.min(clients.size(), first + CLIENTS_AT_ONCE))
                    .forEach(client -> part.put(client, practices.get(client)));
            parts.add(part);
        }
        AtomicLong left = new AtomicLong(clients.size());
        Progress progress = new Progress((done, perSecond, behind) ->
                LOG.infof("What follows is worked out for %,d clients, %,d/s; %,d to go", done, perSecond, behind));
        inParts(parts, part -> {
            replay.project(part);
            progress.add(part.size(), left.addAndGet(-part.size()));
        });
        LOG.infof(
                "What follows from them is worked out, in %,d ms",
                progress.took().toMillis());
    }

    /** Some at a time; returns when all are done. */
    private static <T> void inParts(Collection<T> parts, Consumer<T> work) {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            parts.forEach(part -> running.add(workers.submit(() -> work.accept(part))));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "What follows from a client's snapshots could not be worked out", failure.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
