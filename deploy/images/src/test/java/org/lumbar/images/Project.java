package org.lumbar.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of the project that have to agree. */
final class Project {
    private Project() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }

    static String text(String path) {
        try {
            return Files.readString(root().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With what anchors and merge keys say filled in. */
    static JsonNode yaml(String path) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(path));
        return new YAMLMapper().valueToTree(loaded);
    }

    static Dockerfile dockerfile() {
        return Dockerfile.parse(text("deploy/images/Dockerfile").lines().toList());
    }

    static Iterable<String> names(JsonNode object) {
        return () -> {
            Iterator<String> names = object.fieldNames();
            return names;
        };
    }
}
