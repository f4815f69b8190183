package org.lumbar.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Lays out what the images hold: a Java runtime, and each service with an archive of the classes that its start loads.
 *
 * <p>The archive belongs to that very runtime and to those very files: the JVM compares sizes and times of change, and does
 * without it where they differ. So every file here carries one time, and both ways of packing keep it.
 */
final class Stage {
    /** java.se for the libraries; the rest for TLS and sign-in to Kafka, locales, and looking into a running service. */
    private static final String MODULES = "java.se,jdk.attach,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,"
            + "jdk.management.jfr,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs";

    private static final String ARCHIVE = "start.jsa";

    private final Path folder;
    private final FileTime time;

    Stage(Path folder, Instant time) {
        this.folder = folder;
        this.time = FileTime.from(time);
    }

    Path javaCommand() {
        return folder.resolve("java").resolve("bin").resolve("java");
    }

    /** The runtime: this JDK's, without what no service needs. */
    void java() throws IOException {
        Path java = folder.resolve("java");
        Files.createDirectories(folder);
        FileTree.delete(java);
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        int exit = jlink.run(
                System.out,
                System.err,
                "--add-modules=" + MODULES,
                "--include-locales=en,de",
                "--no-man-pages",
                "--no-header-files",
                "--output=" + java);
        if (exit != 0) {
            throw new IllegalStateException("jlink failed: " + exit);
        }
        date(java);
    }

    /**
     * Gives the runtime time zone rules that are newer than the JDK's.
     *
     * @return their release
     */
    String zones(Path file) throws IOException {
        Path java = folder.resolve("java");
        String release = ZoneRules.bring(file, java);
        date(java);
        return release;
    }

    /**
     * A service: {@code lib} (libraries) and {@code app} (all else), two layers that become one folder in the image.
     *
     * @param classes names that may lack in this service; they cost a look each
     */
    void service(Service service, Collection<String> classes) throws IOException, InterruptedException {
        Path target = folder.resolve(service.image());
        Path app = target.resolve("app");
        FileTree.delete(target);
        FileTree.copy(service.packaged(), app);
        Files.delete(app.resolve("quarkus-app-dependencies.txt"));
        FileTree.copy(Path.of(Ready.class.getResource("Ready.class").getPath()), app.resolve(Ready.PLACE));
        date(app);
        archive(target, app, classes);
        Files.move(app.resolve("lib"), target.resolve("lib"));
        date(target);
    }

    private void archive(Path target, Path app, Collection<String> classes) throws IOException, InterruptedException {
        Path names = target.resolve("classes");
        Files.write(names, classes);
        // Without -XX:+AOTClassLinking, which would be 0.2 s quicker and writes times of day into the archive.
        Process dump = new ProcessBuilder(List.of(
                        javaCommand().toString(),
                        "-Xshare:dump",
                        "-XX:+UseSerialGC",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-XX:SharedClassListFile=" + names,
                        "-XX:SharedArchiveFile=" + app.resolve(ARCHIVE),
                        "-jar",
                        "quarkus-run.jar"))
                .directory(app.toFile())
                .inheritIO()
                .start();
        if (dump.waitFor() != 0) {
            throw new IllegalStateException("No archive: java ended with " + dump.exitValue());
        }
        Files.delete(names);
    }

    /** Gives all of a tree the one time, and rights that don't depend on the builder's umask. */
    private void date(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                FileTree.normalise(path, time);
            }
        }
    }
}
