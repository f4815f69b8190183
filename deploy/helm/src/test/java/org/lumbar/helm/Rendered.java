package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the chart becomes with one file of values.
 *
 * @param objects as they would be sent to the API server
 */
record Rendered(List<JsonNode> objects) {
    static final String KUBERNETES = "1.34.0";
    static final String RELEASE = "lumbar";

    private static final Map<Path, String> TEXTS = new ConcurrentHashMap<>();

    /** With one of the example files; rendered once, read anew for each caller. */
    static Rendered with(Path values) {
        return read(TEXTS.computeIfAbsent(values, file -> render(file, Map.of())));
    }

    /** With an example file and some values beside it, by their dotted paths. */
    static Rendered with(Path values, Map<String, ?> others) {
        return read(render(values, others));
    }

    private static String render(Path values, Map<String, ?> others) {
        var command = new Helm(Project.CHART)
                .template()
                .withName(RELEASE)
                .withNamespace("lumbar")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values);
        others.forEach(command::set);
        return command.call();
    }

    private static Rendered read(String manifests) {
        try (var documents = Project.YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifests)) {
            List<JsonNode> objects = new ArrayList<>();
            documents.forEachRemaining(objects::add);
            objects.removeIf(object -> !object.isObject());
            return new Rendered(objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    Optional<JsonNode> find(String kind, String name) {
        return all(kind).stream().filter(object -> name(object).equals(name)).findFirst();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** For messages: kind and name. */
    static String id(JsonNode object) {
        return object.path("kind").asText() + "/" + name(object);
    }
}
