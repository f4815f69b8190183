package org.lumbar.session.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The examples that the contract ships: the folder is read, so that a new example is a new case of every test. */
public final class Examples {
    private static final Path ROOT = root();

    private Examples() {}

    /** The folder in the contract's module, or in its jar once that is packaged. */
    private static Path root() {
        URI file =
                URI.create(requireNonNull(Examples.class.getResource("/lumbar/contracts/examples/pointers.properties"))
                        .toString());
        try {
            Path found = file.getScheme().equals("jar")
                    ? FileSystems.newFileSystem(jar(file)).getPath("/lumbar/contracts/examples/pointers.properties")
                    : Path.of(file);
            return requireNonNull(found.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file system of its own: one that is opened by its URI is the whole JVM's, and can't be opened by the next test. */
    private static Path jar(URI inJar) {
        return Path.of(URI.create(inJar.getSchemeSpecificPart().replaceFirst("!.*", "")));
    }

    /** Paths of the examples of one name, or of all names that start with it, in that folder. */
    public static List<Path> of(String name, String folder) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .map(ROOT::relativize)
                    .filter(file -> file.toString().startsWith(name))
                    .filter(file -> !file.getName(0).toString().endsWith(".headers"))
                    .filter(file -> file.toString().contains("/" + folder + "/"))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Path example) {
        try {
            return Files.readAllBytes(ROOT.resolve(example.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time zones that every reader knows. */
    public static List<String> zones() {
        try {
            return Files.readAllLines(requireNonNull(ROOT.getParent()).resolve("zones.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code that the file's name begins with. */
    public static String code(Path example) {
        String name = requireNonNull(example.getFileName()).toString();
        return name.substring(0, name.indexOf("__"));
    }

    /** The pointer that a reader reports; empty for the whole record. */
    public static String pointer(Path example) {
        Properties pointers = new Properties();
        try (var in = Files.newInputStream(ROOT.resolve("pointers.properties"))) {
            pointers.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requireNonNull(pointers.getProperty(example.toString()));
    }
}
