package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart tells the services is what they listen to: a misspelt variable would be silently without effect. */
class ConfigurationKeysTest {
    private static final String QUARKUS_KEYS = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)[:}]");
    private static final Map<String, String> PHASES = phases();
    private static final Set<String> KAFKA = Stream.concat(
                    ConsumerConfig.configNames().stream(), ProducerConfig.configNames().stream())
            .map(key -> variable("kafka." + key))
            .collect(Collectors.toSet());

    /** Read by the JVM and by the C library. */
    private static final Set<String> OF_THE_PROCESS =
            Set.of("JAVA_TOOL_OPTIONS", "MALLOC_ARENA_MAX", "MALLOC_TRIM_THRESHOLD_");

    static List<Path> examples() {
        return Project.files(Project.EXAMPLES, ".yaml");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyVariableIsAKeyThatTheServiceReads(Path values) {
        // Given
        Rendered chart = Rendered.with(values);
        // When
        List<String> unknown = Workload.faults(chart, workload -> {
            Set<String> own = keys(workload.service());
            return variables(workload).stream()
                    .filter(variable -> !OF_THE_PROCESS.contains(variable))
                    .filter(variable ->
                            !own.contains(variable) && !KAFKA.contains(variable) && !PHASES.containsKey(variable))
                    .toList();
        });
        // Then
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noVariableIsOneThatTheBuildHasFixed(Path values) {
        // Given
        Rendered chart = Rendered.with(values);
        // When
        List<String> fixed = Workload.faults(
                chart,
                workload -> variables(workload).stream()
                        .filter(variable ->
                                !PHASES.getOrDefault(variable, "RUN_TIME").equals("RUN_TIME"))
                        .toList());
        // Then
        assertThat(fixed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothingThatAServiceNeedsIsLeftOut(Path values) {
        // Given
        Set<String> needed = Set.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_DATASOURCE_USERNAME",
                "QUARKUS_DATASOURCE_PASSWORD",
                "QUARKUS_FLYWAY_MIGRATE_AT_START");
        // When
        List<String> missing = Workload.faults(Rendered.with(values), workload -> {
            Set<String> missed = new TreeSet<>(needed);
            missed.add(
                    workload.name().equals("session-ingest")
                            ? "QUARKUS_OIDC_TENANT_ENABLED"
                            : "QUARKUS_OIDC_AUTH_SERVER_URL");
            missed.removeAll(variables(workload));
            return List.copyOf(missed);
        });
        // Then
        assertThat(missing).isEmpty();
    }

    private static Set<String> variables(Workload workload) {
        Set<String> variables = new TreeSet<>(workload.settings().keySet());
        variables.addAll(workload.secrets().keySet());
        return variables;
    }

    /** The keys in the service's own file, and those that their values refer to. */
    private static Set<String> keys(String service) {
        Set<String> keys = new TreeSet<>();
        Project.settings(service).forEach((key, value) -> {
            keys.add(variable(String.valueOf(key)));
            REFERENCE
                    .matcher(String.valueOf(value))
                    .results()
                    .forEach(reference -> keys.add(variable(reference.group(1))));
        });
        return keys;
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Keys of a map are known by the names that the services and the chart give them. */
    private static Stream<String> named(String variable) {
        return Stream.concat(
                Stream.of(variable, variable.replace("__TLS_BUCKET_NAME__", "_ISSUER_")),
                Stream.of("API", "DESK", "PAGES").map(name -> variable.replace("__TENANT__", "_" + name + "_")));
    }

    /** When Quarkus reads each of its keys, by variable: its extensions carry the list. */
    private static Map<String, String> phases() {
        Map<String, String> phases = new TreeMap<>();
        try {
            for (URL list : Collections.list(
                    ConfigurationKeysTest.class.getClassLoader().getResources(QUARKUS_KEYS))) {
                try (InputStream stream = list.openStream()) {
                    for (JsonNode item : Project.YAML.readTree(stream).findParents("phase")) {
                        item.findValuesAsText("environmentVariable").stream()
                                .flatMap(ConfigurationKeysTest::named)
                                .forEach(variable ->
                                        phases.put(variable, item.path("phase").asText()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phases;
    }
}
