package org.lumbar.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to run, and where.
 *
 * @param repository the root of the checked-out sources, with the built services in it
 * @param data the folder for everything that survives a restart
 * @param ports who listens where
 * @param without services that somebody else starts
 * @param breakable whether Kafka is a process of its own, and Kafka and PostgreSQL are behind proxies, so that they can be broken
 * @param brokers how many brokers Kafka has; several are a process each, on ports of their own, and without a proxy
 */
public record Settings(Path repository, Path data, Ports ports, Set<Part> without, boolean breakable, int brokers) {
    public Settings {
        without = Set.copyOf(without);
        if (brokers < 1 || brokers > 1 && !breakable) {
            throw new IllegalArgumentException("Several brokers are for tests that break them: " + brokers);
        }
    }

    /** With one broker. */
    public Settings(Path repository, Path data, Ports ports, Set<Part> without, boolean breakable) {
        this(repository, data, ports, without, breakable, 1);
    }

    /** The whole system on free ports, for a test. */
    public static Settings forTest(Path data) {
        return new Settings(findRepository(Path.of("")), data, Ports.free(), Set.of(), false);
    }

    /** Likewise, for a test that breaks it. */
    public static Settings forBreaking(Path data) {
        return new Settings(findRepository(Path.of("")), data, Ports.free(), Set.of(), true);
    }

    /** Likewise, with a cluster of brokers. */
    public static Settings forBreaking(Path data, int brokers) {
        return new Settings(findRepository(Path.of("")), data, Ports.free(), Set.of(), true, brokers);
    }

    /** The same with services as another checkout has packaged them. */
    public Settings packagedIn(Path checkout) {
        return new Settings(checkout, data, ports, without, breakable, brokers);
    }

    /** The parts that are started here. */
    Set<Part> parts() {
        Set<Part> parts = EnumSet.allOf(Part.class);
        parts.removeAll(without);
        return parts;
    }

    /** The root of the sources in which a folder lies. */
    static Path findRepository(Path inside) {
        Path folder = inside.toAbsolutePath().normalize();
        while (folder != null && !Files.exists(folder.resolve("deploy/local/run"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new LocalFault("The folder " + inside.toAbsolutePath() + " isn't part of Lumbar's sources.");
        }
        return folder;
    }
}
