package org.lumbar.backbone.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The valid examples of the contract, from the class path of the test, be it a folder or a jar. */
public final class ContractExamples {
    private static final String ROOT = "/lumbar/contracts/examples";

    private ContractExamples() {}

    /** The bytes of every valid example in the folders of that name, or whose names start so. */
    public static List<byte[]> valid(String name) {
        URL found = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResource(ROOT.substring(1)),
                "the contract's examples are on no class path");
        try {
            URI uri = found.toURI();
            if (!uri.getScheme().equals("jar")) {
                return valid(Path.of(uri), name);
            }
            // Of its own: one that is opened by its URI is the whole JVM's.
            Path jar = Path.of(URI.create(uri.getSchemeSpecificPart().replaceFirst("!.*", "")));
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                return valid(files.getPath(ROOT), name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> valid(Path root, String name) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(root)) {
            paths = all.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> Path.of(root.relativize(file).toString()).startsWith(name)
                            || root.relativize(file).toString().startsWith(name + "."))
                    .filter(file -> file.toString().contains("/valid/")
                            && !file.toString().contains(".headers/"))
                    .sorted()
                    .toList();
        }
        List<byte[]> examples = new ArrayList<>();
        for (Path path : paths) {
            examples.add(Files.readAllBytes(path));
        }
        return examples;
    }
}
