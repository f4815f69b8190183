package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be set is described, has one default, and does what its description says. */
class ValuesTest {
    private static final Path SMALL = Project.EXAMPLES.resolve("values-small.yaml");
    private static final Path EVERYTHING = Project.EXAMPLES.resolve("values-openshift.yaml");
    private static final Path PAGE = Project.ROOT.resolve("deploy/helm/values.md");
    private static final Path README = Project.ROOT.resolve("deploy/helm/README.md");
    private static final int WORDS = 1500;
    private static final Pattern VERSION = Pattern.compile("<artifactId>lumbar</artifactId>\\s*<version>([^<]+)<");
    private static final JsonNode SCHEMA = schema();

    @BeforeAll
    static void writesThePageIfAsked() throws IOException {
        if (System.getProperty("lumbar.values.write") != null) {
            Files.writeString(PAGE, new ValuesTable(SCHEMA).page());
        }
    }

    @Test
    void everyKeyHasADescriptionAndTheDefaultOfTheValues() {
        // Given
        List<String> faults = new ArrayList<>();
        // When
        compare("", SCHEMA, Project.yaml(Project.CHART.resolve("values.yaml")), faults);
        // Then
        assertThat(faults).isEmpty();
    }

    private static void compare(String path, JsonNode schema, JsonNode values, List<String> faults) {
        if (!path.isEmpty() && schema.path("description").asText().isBlank()) {
            faults.add(path + " has no description");
        }
        if (schema.has("default")) {
            if (!schema.path("default").equals(values)) {
                faults.add(path + " is " + values + " and not " + schema.path("default"));
            }
            return;
        }
        Set<String> keys = names(schema.path("properties"));
        keys.remove("global");
        if (!keys.equals(names(values))) {
            faults.add(path + " has " + names(values) + " and not " + keys);
        }
        keys.forEach(key -> compare(
                path.isEmpty() ? key : path + "." + key,
                schema.path("properties").path(key),
                values.path(key),
                faults));
    }

    @Test
    void everyObjectRefusesKeysThatItDoesNotKnowAndNamesThoseThatItDoes() {
        // Given
        List<JsonNode> objects = new ArrayList<>();
        collect(SCHEMA, objects);
        objects.removeIf(object -> object.path("additionalProperties").isObject());
        // When
        List<JsonNode> open = objects.stream()
                .filter(object -> object.path("additionalProperties").asBoolean(true)
                        || !texts(object.at("/propertyNames/enum")).equals(names(object.path("properties"))))
                .toList();
        // Then
        assertThat(objects).hasSizeGreaterThan(60);
        assertThat(open).isEmpty();
    }

    /** All but what conditions say of an object beside what it is. */
    private static void collect(JsonNode schema, List<JsonNode> objects) {
        if (schema.has("properties")) {
            objects.add(schema);
        }
        schema.path("properties").forEach(key -> collect(key, objects));
        schema.path("definitions").forEach(definition -> collect(definition, objects));
        if (schema.has("items")) {
            collect(schema.path("items"), objects);
        }
    }

    @Test
    void theTableOfValuesIsTheOneThatTheSchemaMakes() {
        assertThat(Project.text(PAGE)).isEqualTo(new ValuesTable(SCHEMA).page());
    }

    @Test
    void theReadmeCanBeReadBeforeAnInstallation() {
        assertThat(Project.text(README).strip().split("\\s+", -1)).hasSizeLessThanOrEqualTo(WORDS);
    }

    @Test
    void theChartPullsWhatTheBuildPushes() {
        // Given
        MatchResult version = VERSION.matcher(Project.text(Project.ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow();
        String built = Project.text(
                Project.ROOT.resolve("deploy/images/src/main/resources/org/lumbar/images/build.properties"));
        // When
        Set<String> pulled = new TreeSet<>();
        Workload.of(Rendered.with(SMALL))
                .forEach(workload ->
                        pulled.add(workload.container().path("image").asText()));
        // Then
        assertThat(built).contains("version=${project.version}");
        assertThat(pulled)
                .isEqualTo(Set.of(
                        "registry.example.org/lumbar/routine-service:" + version.group(1),
                        "registry.example.org/lumbar/session-service:" + version.group(1),
                        "registry.example.org/lumbar/insights-service:" + version.group(1)));
        assertThat(Project.text(README)).contains("deploy/images/build jib to=registry.example.org/lumbar\n");
    }

    @Test
    void openShiftChoosesWhoTheProcessesAre() {
        // When
        Rendered chart = Rendered.with(EVERYTHING);
        // Then
        assertThat(Workload.of(chart)).hasSize(4).allSatisfy(workload -> {
            assertThat(names(workload.pod().path("securityContext")))
                    .isEqualTo(Set.of("runAsNonRoot", "seccompProfile"));
            assertThat(workload.containers())
                    .allMatch(container ->
                            container.at("/securityContext/runAsUser").isMissingNode());
        });
    }

    @Test
    void whatIsSetForAllAndForOneIsWhereItBelongs() {
        // When
        Rendered chart = Rendered.with(EVERYTHING);
        // Then
        JsonNode account =
                chart.find("ServiceAccount", "lumbar-routine").orElseThrow().at("/metadata/annotations");
        assertThat(names(account)).isEqualTo(Set.of("example.org/team", "example.org/identity"));
        assertThat(names(chart.find("ServiceAccount", "lumbar-insights")
                        .orElseThrow()
                        .at("/metadata/annotations")))
                .isEqualTo(Set.of("example.org/team"));
        assertThat(Workload.of(chart)).allSatisfy(workload -> {
            JsonNode metadata = workload.deployment().at("/spec/template/metadata");
            assertThat(metadata.at("/labels/cost-centre").asText()).isEqualTo("care");
            assertThat(names(metadata.path("annotations")))
                    .contains("cluster-autoscaler.kubernetes.io/safe-to-evict", "lumbar.org/settings")
                    .matches(found -> found.contains("example.org/tier")
                            == workload.name().equals("routine"));
            assertThat(workload.pod().at("/affinity/nodeAffinity").isObject()).isTrue();
            assertThat(workload.pod().at("/tolerations/0/key").asText()).isEqualTo("dedicated");
            assertThat(workload.container().path("env").findValuesAsText("name"))
                    .contains("KAFKA_CLIENT_RACK");
            assertThat(workload.container().path("volumeMounts").findValuesAsText("mountPath"))
                    .contains("/etc/company");
            assertThat(workload.pod().path("volumes").findValuesAsText("name")).contains("company");
        });
        for (String kind : new String[] {"PodMonitor", "PrometheusRule"}) {
            assertThat(chart.all(kind))
                    .isNotEmpty()
                    .allSatisfy(object -> assertThat(
                                    object.at("/metadata/labels/release").asText())
                            .isEqualTo("kube-prometheus-stack"));
        }
    }

    @Test
    void whoAsksTheIssuerTrustsItsAuthority() {
        // When
        Rendered chart = Rendered.with(EVERYTHING);
        // Then
        assertThat(Workload.of(chart)).allSatisfy(workload -> {
            boolean asks = !workload.name().equals("session-ingest");
            assertThat(workload.container()
                            .path("volumeMounts")
                            .findValuesAsText("mountPath")
                            .contains("/etc/lumbar/issuer"))
                    .isEqualTo(asks);
            assertThat(workload.setting("QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS"))
                    .isEqualTo(asks ? "/etc/lumbar/issuer/ca.crt" : "");
            // A tenant for each way to sign in, each with a connection of its own.
            Project.settings(workload.service()).stringPropertyNames().stream()
                    .filter(key -> key.startsWith("quarkus.oidc.") && key.endsWith(".auth-server-url"))
                    .map(key -> key.replace("auth-server-url", "tls.tls-configuration-name"))
                    .map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                    .forEach(variable ->
                            assertThat(workload.setting(variable)).as(variable).isEqualTo(asks ? "issuer" : ""));
        });
    }

    @Test
    void withoutNetworkPoliciesNothingAsksForPeers() {
        // When
        Rendered chart = Rendered.with(SMALL, Map.of("networkPolicy.enabled", false));
        // Then
        assertThat(chart.all("NetworkPolicy")).isEmpty();
        assertThat(chart.all("Deployment")).hasSize(4);
    }

    @Test
    void anotherNameIsTheNameOfAll() {
        // When
        Rendered chart = Rendered.with(SMALL, Map.of("nameOverride", "back"));
        // Then
        assertThat(chart.objects())
                .isNotEmpty()
                .allMatch(object -> Rendered.name(object).startsWith("back-"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper()
                    .readTree(Project.CHART.resolve("values.schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
