package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The runbook's shell function makes a Job of what the API server has. Bash and jq run it as it stands there; in kubectl's place
 * is a function that hands out the chart's Deployments and shows what it was to create.
 */
class CommandJobTest {
    private static final String KUBECTL = """
        kubectl() {
          case "$*" in
            "-n lumbar get deployment/"*" -o json") cat "$FOLDER/${4#deployment/}.json" ;;
            "-n lumbar create -f -") cat ;;
            *) echo "not expected: kubectl $*" >&2; return 1 ;;
          esac
        }
        """;

    private static final Program JQ = new Program("jq");

    private final Rendered chart = Rendered.with(Project.EXAMPLES.resolve("values-operators.yaml"));

    @TempDir
    Path folder;

    @BeforeAll
    static void saysWhatIsNotChecked() {
        if (!JQ.isThere()) {
            System.out.println("The runbook's Jobs are not made: there is no jq (Debian: package jq).");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "routine, restored, lumbar-routine",
        "session, redrive --code=unknown-type --send, lumbar-session-ingest",
        "insights, rebuild, lumbar-insights"
    })
    void aCommandIsAJobOfTheWorkloadsOwnPod(String service, String arguments, String deployment) throws IOException {
        // Given
        JQ.orSkip();
        Workload workload = new Workload(chart.find("Deployment", deployment).orElseThrow(), chart);
        // When
        JsonNode job = made("service " + service + " " + arguments);
        // Then
        assertThat(KubernetesObjects.model(job).flatMap(model -> KubernetesObjects.fault(model, job)))
                .isEmpty();
        assertThat(job.at("/metadata/generateName").asText())
                .isEqualTo(service + "-" + arguments.split(" ", 2)[0] + "-");
        assertThat(job.at("/spec/template/spec/restartPolicy").asText()).isEqualTo("Never");
        assertThat(job.at("/spec/template/metadata/labels")).isEqualTo(workload.labels());
        JsonNode container = job.at("/spec/template/spec/containers/0");
        assertThat(container.path("args")).extracting(JsonNode::asText).containsExactly(arguments.split(" ", -1));
        for (String same : new String[] {"image", "envFrom", "securityContext", "resources", "volumeMounts"}) {
            assertThat(container.path(same))
                    .as(same)
                    .isEqualTo(workload.container().path(same));
        }
        List<JsonNode> variables = new ArrayList<>();
        workload.container().path("env").forEach(variables::add);
        workload.pod().at("/initContainers/0/env").forEach(variable -> {
            if (variable.path("name").asText().startsWith("QUARKUS_FLYWAY_")) {
                variables.add(variable);
            }
        });
        assertThat(container.path("env")).as("its own, and the owner's").containsExactlyElementsOf(variables);
        assertThat(job.at("/spec/template/spec/initContainers").isMissingNode()).isTrue();
    }

    /** It has the workload's labels for the sake of the network policies; whatever else goes by labels must leave it alone. */
    @ParameterizedTest
    @CsvSource({"routine restored", "session redrive", "insights rebuild"})
    void aCommandsPodIsNeitherCalledNorCountedAsOneThatServes(String command) throws IOException {
        // Given
        JQ.orSkip();
        // When
        JsonNode pod = made("service " + command).at("/spec/template");
        // Then
        assertThat(pod.at("/spec/containers/0/ports").isMissingNode()).isTrue();
        assertThat(chart.all("Service"))
                .allMatch(service -> service.at("/spec/ports/0/targetPort").isTextual());
        assertThat(chart.all("PodMonitor"))
                .allMatch(monitor ->
                        monitor.at("/spec/podMetricsEndpoints/0/port").isTextual());
        assertThat(chart.all("PodDisruptionBudget"))
                .isNotEmpty()
                .noneMatch(budget -> selects(budget.at("/spec/selector"), pod.at("/metadata/labels")));
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        for (JsonNode expression : selector.path("matchExpressions")) {
            assertThat(expression.path("operator").asText()).isEqualTo("Exists");
            if (!labels.has(expression.path("key").asText())) {
                return false;
            }
        }
        return selector.path("matchLabels").properties().stream()
                .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }

    private JsonNode made(String command) throws IOException {
        for (JsonNode deployment : chart.all("Deployment")) {
            Files.writeString(folder.resolve(Rendered.name(deployment) + ".json"), deployment.toString());
        }
        String function = Document.of(Project.ROOT.resolve("deploy/runbook/README.md")).blocks().stream()
                .filter(block -> block.startsWith("service()") && block.contains("jq "))
                .map(block -> block.substring(0, block.indexOf("\nkubectl ")))
                .findFirst()
                .orElseThrow();
        String script = KUBECTL + "FOLDER=" + folder + "\n" + function + "\n" + command;
        Program.Verdict bash = Program.run(List.of("bash", "-euo", "pipefail", "-c", script));
        assertThat(bash.good()).as(bash.said()).isTrue();
        return new ObjectMapper().readTree(bash.said());
    }
}
