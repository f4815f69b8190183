package org.lumbar.e2e.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The app's engine room and one script of the tests, bundled by the esbuild that bundles the services' pages. */
final class AppBundle {
    private static final Path SOURCES = Path.of("../../routine-service/src/main/resources/web/client/core");
    private static final Path SCRIPTS = Path.of("src/test/resources/app");

    private AppBundle() {}

    /** A script that a page can run as it is. */
    static String of(String script) {
        try {
            Path work = Files.createTempDirectory("lumbar-app");
            Path core = Files.createDirectory(work.resolve("core"));
            copy(SOURCES, core);
            copy(SCRIPTS, work);
            Path log = work.resolve("log");
            Process bundler = new ProcessBuilder(
                            esbuild(work).toString(), script, "--bundle", "--target=es2022", "--outfile=out.js")
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (bundler.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
            return Files.readString(work.resolve("out.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(to.resolve(file.getFileName().toString()), Files.readString(file, UTF_8));
            }
        }
    }

    private static Path esbuild(Path work) throws IOException {
        for (String jar : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
            if (jar.replace('\\', '/').contains("/org/mvnpm/at/esbuild/")) {
                return extracted(jar, work.resolve("esbuild"));
            }
        }
        throw new IllegalStateException("There is no esbuild for this machine.");
    }

    private static Path extracted(String jar, Path program) throws IOException {
        try (JarFile of = new JarFile(jar)) {
            JarEntry binary = of.stream()
                    .filter(entry -> entry.getName().matches(".*/bin/esbuild|.*/esbuild\\.exe"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = of.getInputStream(binary)) {
                Files.copy(in, program);
            }
        }
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("esbuild can't be made executable");
        }
        return program;
    }
}
