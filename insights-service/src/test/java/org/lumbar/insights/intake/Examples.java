package org.lumbar.insights.intake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the contract's examples on the class path, be it a folder or a jar. */
final class Examples {

    private static final String ROOT = "lumbar/contracts/examples";

    private Examples() {}

    static Path root() {
        try {
            URL found = Objects.requireNonNull(
                    Examples.class.getClassLoader().getResource(ROOT), "There are no examples on the class path");
            URI uri = found.toURI();
            return "jar".equals(uri.getScheme())
                    ? FileSystems.newFileSystem(jar(uri)).getPath(ROOT)
                    : Path.of(uri);
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("The contract's examples cannot be read", unreadable);
        }
    }

    /** A file system of its own: one that is opened by its URI is the whole JVM's, and can't be opened by the next test. */
    private static Path jar(URI inJar) {
        return Path.of(URI.create(inJar.getSchemeSpecificPart().replaceFirst("!.*", "")));
    }

    /** Paths of the files of a folder, from the root on; a folder that is missing has none. */
    static Stream<String> in(Path root, String folder) {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(path)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> folder + "/" + file.getFileName())
                    .sorted()
                    .toList();
            return names.stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException("The contract's examples cannot be read", unreadable);
        }
    }
}
