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
 */
public record Settings(Path repository, Path data, Ports ports, Set<Part> without, boolean breakable) {
    public Settings {
        without = Set.copyOf(without);
    }

    /** The whole system on free ports, for a test. */
    public static Settings forTest(Path data) {
        return new Settings(findRepository(Path.of("")), data, Ports.free(), Set.of(), false);
    }

    /** Likewise, for a test that breaks it. */
    public static Settings forBreaking(Path data) {
        return new Settings(findRepository(Path.of("")), data, Ports.free(), Set.of(), true);
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
