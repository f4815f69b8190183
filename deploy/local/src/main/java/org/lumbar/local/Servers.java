package org.lumbar.local;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.Postgres;
import org.lumbar.backbone.ProcessTree;
import org.lumbar.backbone.TcpProxy;
import org.lumbar.backbone.Topics;

/** What the services need, filled with what they need to find there. */
final class Servers {
    private final DataFolder folder;
    private final Ports ports;
    private final Map<Part, TcpProxy> proxies = new EnumMap<>(Part.class);
    private final Map<Part, Integer> behind = new EnumMap<>(Part.class);
    private volatile @Nullable Broker kafka;
    private volatile @Nullable Postgres postgres;
    private volatile @Nullable Identity identity;
    private volatile @Nullable FrontDoor site;

    /** @param breakable see {@link Settings} */
    Servers(DataFolder folder, Ports ports, boolean breakable) {
        this.folder = folder;
        this.ports = ports;
        if (breakable) {
            putBehindProxy(Part.KAFKA);
            putBehindProxy(Part.POSTGRES);
        }
    }

    void startKafka() {
        Broker stopped = kafka;
        if (stopped != null) {
            stopped.start();
            return;
        }
        kafka = firstBroker();
        if (Topics.createMissing("localhost:" + ports.of(Part.KAFKA)) == 0 && folder.wasFilled()) {
            throw new LocalFault("Kafka's files in the data folder are damaged: delete " + folder
                    + ", and the demo practice starts anew.");
        }
    }

    private Broker firstBroker() {
        Integer port = behind.get(Part.KAFKA);
        if (port == null) {
            return new Broker.InThisJvm(KafkaBroker.start(folder.of(Part.KAFKA), ports.of(Part.KAFKA)));
        }
        BrokerProcess started = new BrokerProcess(folder, port, ports.of(Part.KAFKA));
        started.start();
        return started;
    }

    void stopKafka() {
        Broker running = kafka;
        if (running != null) {
            running.stop();
        }
    }

    void startPostgres() {
        Postgres stopped = postgres;
        if (stopped != null) {
            stopped.start();
            return;
        }
        int port = behind.getOrDefault(Part.POSTGRES, ports.of(Part.POSTGRES));
        Postgres started =
                Postgres.start(folder.of(Part.POSTGRES), port, folder.logs().resolve("postgres.log"));
        postgres = started;
        for (Part service : List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS)) {
            started.database(service.key(), service.key());
        }
    }

    void stopPostgres() {
        Postgres running = postgres;
        if (running != null) {
            running.stop();
        }
    }

    void start(Part server) {
        switch (server) {
            case KAFKA -> startKafka();
            case POSTGRES -> startPostgres();
            default -> throw new IllegalArgumentException(server.title() + " is no such server.");
        }
    }

    void stop(Part server) {
        switch (server) {
            case KAFKA -> stopKafka();
            case POSTGRES -> stopPostgres();
            default -> throw new IllegalArgumentException(server.title() + " is no such server.");
        }
    }

    void startIdentity() {
        identity =
                Identity.start(ports.of(Part.IDENTITY), folder.of(Part.IDENTITY).resolve("key.json"));
    }

    void startSite() {
        site = FrontDoor.open(ports.of(Part.SITE), ports.of(Part.INSIGHTS), ports.of(Part.ROUTINE));
    }

    /** The processes of Kafka or PostgreSQL; empty if it has none of its own, or doesn't run. */
    Optional<ProcessTree> processes(Part part) {
        Broker broker = kafka;
        Postgres database = postgres;
        return switch (part) {
            case KAFKA -> broker == null ? Optional.empty() : broker.processes();
            case POSTGRES -> database == null ? Optional.empty() : database.processes();
            default -> throw new IllegalArgumentException(part.title() + " is no such server.");
        };
    }

    /** What lies between Kafka or PostgreSQL and everybody else, if it can be broken. */
    TcpProxy network(Part part) {
        TcpProxy proxy = proxies.get(part);
        if (proxy == null) {
            throw new IllegalStateException(part.title() + " is behind no proxy.");
        }
        return proxy;
    }

    /** Those that have processes of their own. */
    List<Watch.Ward> wards() {
        return List.of(
                ward(
                        Part.KAFKA,
                        () -> {
                            Broker started = kafka;
                            return started != null && started.hasEnded();
                        },
                        this::startKafka),
                ward(
                        Part.POSTGRES,
                        () -> {
                            Postgres started = postgres;
                            return started != null && started.hasEnded();
                        },
                        () -> {
                            stopPostgres();
                            startPostgres();
                        }));
    }

    private Watch.Ward ward(Part part, BooleanSupplier hasEnded, Runnable revive) {
        return new Watch.Ward() {
            @Override
            public String name() {
                return part.title();
            }

            @Override
            public Optional<String> ailment() {
                return hasEnded.getAsBoolean()
                        ? Optional.of("ended by itself; the logs are in " + folder.logs())
                        : Optional.empty();
            }

            @Override
            public void revive() {
                revive.run();
            }
        };
    }

    void stop() {
        FrontDoor open = site;
        if (open != null) {
            open.close();
        }
        Identity running = identity;
        if (running != null) {
            running.close();
        }
        stopKafka();
        stopPostgres();
        proxies.values().forEach(TcpProxy::close);
    }

    private void putBehindProxy(Part part) {
        int port = FreePort.find();
        while (port == ports.of(part) || behind.containsValue(port)) {
            port = FreePort.find();
        }
        behind.put(part, port);
        proxies.put(part, TcpProxy.on(ports.of(part), "localhost", port));
    }
}
