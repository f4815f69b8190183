package org.lumbar.local;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.Identity;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.Postgres;
import org.lumbar.backbone.Topics;

/** The parts that run in this JVM, filled with what the services need to find there. */
final class Servers {
    private final DataFolder folder;
    private final Ports ports;
    private volatile @Nullable KafkaBroker kafka;
    private volatile @Nullable Postgres postgres;
    private volatile @Nullable Identity identity;

    Servers(DataFolder folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
    }

    void startKafka() {
        KafkaBroker stopped = kafka;
        if (stopped != null) {
            stopped.start();
            return;
        }
        KafkaBroker started = KafkaBroker.start(folder.of(Part.KAFKA), ports.of(Part.KAFKA));
        kafka = started;
        if (Topics.createMissing(started.bootstrapServers()) == 0 && folder.wasFilled()) {
            throw new LocalFault("Kafka's files in the data folder are damaged: delete " + folder
                    + ", and the demo practice starts anew.");
        }
    }

    void stopKafka() {
        KafkaBroker running = kafka;
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
        Postgres started = Postgres.start(
                folder.of(Part.POSTGRES), ports.of(Part.POSTGRES), folder.logs().resolve("postgres.log"));
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

    Watch.Ward postgresWard() {
        return new Watch.Ward() {
            @Override
            public String name() {
                return Part.POSTGRES.title();
            }

            @Override
            public Optional<String> ailment() {
                Postgres started = postgres;
                return started != null && started.hasEnded()
                        ? Optional.of(
                                "ended by itself; the end of " + folder.logs().resolve("postgres.log") + " says why")
                        : Optional.empty();
            }

            @Override
            public void revive() {
                stopPostgres();
                startPostgres();
            }
        };
    }

    void startIdentity() {
        identity =
                Identity.start(ports.of(Part.IDENTITY), folder.of(Part.IDENTITY).resolve("key.json"));
    }

    void stop() {
        Identity running = identity;
        if (running != null) {
            running.close();
        }
        stopKafka();
        stopPostgres();
    }
}
