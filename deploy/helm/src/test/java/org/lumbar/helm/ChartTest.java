package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Helm accepts the chart, and every API server that knows the kinds would accept what it becomes. */
class ChartTest {
    private static final Path SMALL = Project.EXAMPLES.resolve("values-small.yaml");
    private static final Path OPERATORS = Project.EXAMPLES.resolve("values-operators.yaml");

    private static final Optional<CustomResources> DEFINITIONS =
            Project.customResourceDefinitions().map(CustomResources::new);

    /** Of those whose definitions are not at hand: written here. */
    private static final CustomResources OWN = new CustomResources(Path.of("src/test/resources/definitions"));

    @BeforeAll
    static void saysWhatIsNotChecked() {
        if (DEFINITIONS.isEmpty()) {
            System.out.println("Kinds of Strimzi, CloudNativePG and KEDA are not checked:"
                    + " no definitions at ../shared/crds, and -Dlumbar.crds names no folder.");
        }
    }

    static List<Path> examples() {
        return Project.files(Project.EXAMPLES, ".yaml");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void helmFindsNothingToSayAgainstTheChart(Path values, @TempDir Path folder) throws IOException {
        // Given a copy whose own values are the example's: Helm's library lints without any others
        Path copy = folder.resolve("lumbar");
        for (Path file : Project.files(Project.CHART, "")) {
            Path target = copy.resolve(Project.CHART.relativize(file).toString());
            if (Files.isRegularFile(file)) {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        JsonNode merged = Project.YAML
                .readerForUpdating(Project.yaml(Project.CHART.resolve("values.yaml")))
                .readTree(Project.text(values));
        Project.YAML.writeValue(copy.resolve("values.yaml").toFile(), merged);
        // When
        LintResult lint = new Helm(copy).lint().strict().quiet().call();
        // Then
        assertThat(lint.getMessages()).isEmpty();
        assertThat(lint.isFailed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void kubernetesKnowsEveryFieldOfItsOwnKindsAndMissesNone(Path values) {
        // Given
        Rendered chart = Rendered.with(values);
        // When
        List<String> faults = chart.objects().stream()
                .flatMap(object -> KubernetesObjects.model(object)
                        .flatMap(
                                model -> KubernetesObjects.fault(model, object).map(fault -> id(object) + ": " + fault))
                        .stream())
                .toList();
        // Then
        assertThat(chart.all("Deployment")).hasSize(4);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void operatorsKnowEveryFieldOfTheirKindsAndMissNone(Path values) {
        // Given
        CustomResources definitions = definitions();
        // When
        List<String> faults = Rendered.with(values).objects().stream()
                .flatMap(object ->
                        definitions
                                .of(object)
                                .map(schema -> CustomResources.faults(schema, object))
                                .orElse(List.of())
                                .stream()
                                .map(fault -> id(object) + ": " + fault))
                .toList();
        // Then
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothingIsRenderedThatNoSchemaKnows(Path values) {
        // Given
        CustomResources definitions = definitions();
        // When
        List<String> unknown = Rendered.with(values).objects().stream()
                .filter(object -> KubernetesObjects.model(object).isEmpty()
                        && OWN.of(object).isEmpty()
                        && definitions.of(object).isEmpty())
                .map(Rendered::id)
                .toList();
        // Then
        assertThat(unknown).isEmpty();
    }

    @Test
    void aMisspeltAMissingAndAMistypedFieldAreFound() {
        // Given
        JsonNode deployment =
                Rendered.with(SMALL).find("Deployment", "lumbar-routine").orElseThrow();
        ObjectNode misspelt = deployment.deepCopy();
        ((ObjectNode) misspelt.at("/spec/template/spec")).put("automountServiceAccountTokens", false);
        ObjectNode missing = deployment.deepCopy();
        ((ObjectNode) missing.path("spec")).remove("selector");
        ObjectNode mistyped = deployment.deepCopy();
        ((ObjectNode) mistyped.path("spec")).put("minReadySeconds", "soon");
        // When
        List<Optional<String>> faults = List.of(misspelt, missing, mistyped).stream()
                .map(object ->
                        KubernetesObjects.fault(KubernetesObjects.model(object).orElseThrow(), object))
                .toList();
        // Then
        assertThat(faults).allSatisfy(fault -> assertThat(fault).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "Kafka, lumbar, /spec/kafka, listners",
        "KafkaTopic, lumbar.plans.v1, /spec, partition",
        "KafkaUser, lumbar-session, /spec/authorization, acl",
        "Cluster, lumbar-session-db, /spec/postgresql/synchronous, quorum",
        "ScheduledBackup, lumbar-session-db, /spec, cron",
        "ScaledObject, lumbar-insights, /spec, maxReplicas",
        "TriggerAuthentication, lumbar-autoscaler, /spec, secretRef"
    })
    void aFieldThatAnOperatorDoesNotKnowIsFound(String kind, String name, String where, String misspelt) {
        // Given
        CustomResources definitions = definitions();
        ObjectNode object =
                Rendered.with(OPERATORS).find(kind, name).orElseThrow().deepCopy();
        Schema schema = definitions.of(object).orElseThrow();
        // When
        ((ObjectNode) object.at(where)).put(misspelt, 1);
        // Then
        assertThat(CustomResources.faults(schema, object)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "routine.replica.min | 2 | replica",
                "image.tag | latest | tag",
                "routine.replicas.min | 1 | min",
                "sessionIngest.replicas.max | 13 | max",
                "oidc.issuer | http://identity.example.org | issuer",
                "insights.settings.LUMBAR_DASHBOARD_SECRET | open-sesame | LUMBAR_DASHBOARD_SECRET",
                "kafka.existing.securityProtocol | PLAINTEXT | securityProtocol",
                "kafka.existing.users.session | '' | session",
                "postgres.existing.sslMode | disable | sslMode",
                "networkPolicy.kafka.to | null | networkPolicy",
                "monitoring.traces.endpoint | https://collector.example.org:4317 | collector",
                "monitoring.traces.endpoint | collector:4317 | endpoint",
                "monitoring.traces.sampled | 2 | sampled",
                "postgres.cnpg.session.parameters.fsync | 'off' | fsync",
                "postgres.cnpg.session.parameters.shared_buffers | 2Gi | shared_buffers",
                "postgres.cnpg.insights.parameters.max_wal_size | null | max_wal_size",
                "ingress.events.host | '' | host"
            })
    void valuesThatCannotBeMeantAreRefused(String path, String value, String named) {
        // Given
        Map<String, String> mistaken = Map.of(path, value);
        // When, Then
        assertThatThrownBy(() -> Rendered.with(SMALL, mistaken)).hasMessageContaining(named);
    }

    @Test
    void aSettingInTheValuesWinsOverTheCharts() {
        // When
        Rendered chart = Rendered.with(
                SMALL,
                Map.of("routine.settings.QUARKUS_SHUTDOWN_TIMEOUT", "40s", "routine.settings.LUMBAR_RELAY_POLL", "1s"));
        // Then
        assertThat(chart.find("ConfigMap", "lumbar-routine")).hasValueSatisfying(settings -> {
            assertThat(settings.at("/data/QUARKUS_SHUTDOWN_TIMEOUT").asText()).isEqualTo("40s");
            assertThat(settings.at("/data/LUMBAR_RELAY_POLL").asText()).isEqualTo("1s");
            assertThat(settings.at("/data/QUARKUS_HTTP_PORT").asText()).isEqualTo("8081");
        });
    }

    @Test
    void whatPrometheusOperatorGetsHasTheShapeThatItAsksFor() {
        // Given
        Rendered chart = Rendered.with(OPERATORS);
        ObjectNode misspelt = chart.all("PodMonitor").get(0).deepCopy();
        ((ObjectNode) misspelt.path("spec")).put("podMetricEndpoints", 1);
        // When
        List<String> faults = chart.objects().stream()
                .flatMap(object -> faults(object).stream().map(fault -> id(object) + ": " + fault))
                .toList();
        // Then
        assertThat(chart.all("PrometheusRule")).isNotEmpty();
        assertThat(faults).isEmpty();
        assertThat(faults(misspelt)).isNotEmpty();
    }

    private static List<String> faults(JsonNode object) {
        return OWN.of(object)
                .map(schema -> CustomResources.faults(schema, object))
                .orElse(List.of());
    }

    @Test
    void podMonitorsAlertsAndDashboardsAreThereForWhoWantsThem() {
        // When
        Rendered chart = Rendered.with(
                SMALL,
                Map.of(
                        "monitoring.scrape",
                        "podMonitor",
                        "monitoring.alerts",
                        true,
                        "monitoring.runbookUrl",
                        "https://wiki.example.org/runbook",
                        "monitoring.dashboards",
                        true));
        // Then
        assertThat(chart.all("PodMonitor"))
                .singleElement()
                .satisfies(monitor -> assertThat(
                                monitor.at("/spec/podMetricsEndpoints/0/path").asText())
                        .isEqualTo("/q/metrics"));
        assertThat(chart.all("PrometheusRule"))
                .hasSameSizeAs(Project.files(Project.CHART.resolve("files/alerts"), ".yaml"));
        assertThat(chart.all("ConfigMap"))
                .hasSize(4
                        + Project.files(Project.CHART.resolve("files/dashboards"), ".json")
                                .size());
    }

    @Test
    void aCollectorElsewhereGetsTracesOverTlsOnly() {
        // Given
        String to = "networkPolicy.collector.to[0].ipBlock.cidr";
        String endpoint = "monitoring.traces.endpoint";
        String elsewhere = "192.0.2.80/32";
        // When
        Rendered chart = Rendered.with(SMALL, Map.of(to, elsewhere, endpoint, "https://collector.example.org:4317"));
        // Then
        assertThat(chart.find("NetworkPolicy", "lumbar-routine")
                        .orElseThrow()
                        .at("/spec/egress/4/to/0/ipBlock/cidr")
                        .asText())
                .isEqualTo(elsewhere);
        assertThatThrownBy(() ->
                        Rendered.with(SMALL, Map.of(to, elsewhere, endpoint, "http://collector.example.org:4317")))
                .hasMessageContaining("collector");
    }

    private static CustomResources definitions() {
        assumeTrue(DEFINITIONS.isPresent(), "no definitions of operators");
        return DEFINITIONS.orElseThrow();
    }

    private static String id(JsonNode object) {
        return Rendered.id(object);
    }
}
