package org.lumbar.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private final @Nullable BrokerCluster cluster;
    private volatile @Nullable Broker kafka;
    private volatile @Nullable Postgres postgres;
    private volatile @Nullable Identity identity;
    private volatile @Nullable FrontDoor site;

    Servers(DataFolder folder, Settings settings) {
        this.folder = folder;
        this.ports = settings.ports();
        this.cluster = settings.brokers() > 1 ? new BrokerCluster(folder, settings.brokers()) : null;
        if (settings.breakable()) {
            putBehindProxy(Part.POSTGRES);
        }
        if (settings.breakable() && cluster == null) {
            putBehindProxy(Part.KAFKA);
        }
    }

    /** Kafka's address for clients. */
    String bootstrapServers() {
        return cluster == null ? "localhost:" + ports.of(Part.KAFKA) : cluster.bootstrapServers();
    }

    /** One of several brokers, from 1 on; empty if it doesn't run. */
    Optional<ProcessTree> broker(int node) {
        return cluster == null
                ? Optional.empty()
                : cluster.members().get(node - 1).processes();
    }

    void startKafka() {
        Broker stopped = kafka;
        if (stopped != null) {
            stopped.start();
            return;
        }
        kafka = firstBroker();
        if (Topics.createMissing(bootstrapServers()) == 0 && folder.wasFilled()) {
            throw new LocalFault("Kafka's files in the data folder are damaged: delete " + folder
                    + ", and the demo practice starts anew.");
        }
    }

    private Broker firstBroker() {
        if (cluster != null) {
            cluster.start();
            return cluster;
        }
        Integer port = behind.get(Part.KAFKA);
        if (port == null) {
            return new Broker.InThisJvm(KafkaBroker.start(folder.of(Part.KAFKA), ports.of(Part.KAFKA)));
        }
        BrokerProcess started = BrokerProcess.behindProxy(folder, port, ports.of(Part.KAFKA));
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
        List<Watch.Ward> wards = new ArrayList<>();
        if (cluster == null) {
            wards.add(ward(Part.KAFKA.title(), () -> kafka, Broker::hasEnded, broker -> startKafka()));
        } else {
            cluster.members()
                    .forEach(member -> wards.add(ward(member.name(), () -> member, Broker::hasEnded, Broker::start)));
        }
        wards.add(ward(Part.POSTGRES.title(), () -> postgres, Postgres::hasEnded, ended -> {
            stopPostgres();
            startPostgres();
        }));
        return wards;
    }

    private <T> Watch.Ward ward(String name, Supplier<@Nullable T> server, Predicate<T> hasEnded, Consumer<T> revive) {
        return new Watch.Ward() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> ailment() {
                T started = server.get();
                return started != null && hasEnded.test(started)
                        ? Optional.of("ended by itself; the logs are in " + folder.logs())
                        : Optional.empty();
            }

            @Override
            public void revive() {
                T started = server.get();
                if (started != null) {
                    revive.accept(started);
                }
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
