package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Where the chart, the services and the schemas of others are. */
final class Project {
    static final YAMLMapper YAML = new YAMLMapper();
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Path CHART = ROOT.resolve("deploy/helm/lumbar");
    static final Path EXAMPLES = ROOT.resolve("deploy/helm/examples");

    private Project() {}

    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Settings of a service as it is packaged.
     *
     * @param service routine, session or insights
     */
    static Properties settings(String service) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(text(sources(service).resolve("resources/application.properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    static Path sources(String service) {
        return ROOT.resolve(service + "-service/src/main");
    }

    /**
     * The custom resource definitions of Strimzi, CloudNativePG and KEDA, which are no part of this project: in the folder
     * that the system property {@code lumbar.crds} names, else in {@code shared/crds} beside the project or above.
     */
    static Optional<Path> customResourceDefinitions() {
        String named = System.getProperty("lumbar.crds");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path above = ROOT.getParent(); above != null; above = above.getParent()) {
            Path folder = above.resolve("shared/crds");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
