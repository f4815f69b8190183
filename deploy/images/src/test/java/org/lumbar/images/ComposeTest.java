package org.lumbar.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** compose.yaml beside the Dockerfile, the chart, the contract's topics, and the rules of the Compose specification that it touches. */
class ComposeTest {
    /** What the specification knows of a service and this file may use; a misspelt key would be refused by Docker only. */
    private static final Set<String> KEYS = Set.of(
            "image",
            "build",
            "ports",
            "environment",
            "healthcheck",
            "depends_on",
            "volumes",
            "read_only",
            "user",
            "cap_drop",
            "security_opt",
            "tmpfs",
            "mem_limit",
            "restart",
            "stop_grace_period",
            "command",
            "entrypoint",
            "networks",
            "shm_size");

    private static final Pattern VARIABLE =
            Pattern.compile("^\\s*(?:-\\s+)?([A-Z][A-Z_]+):|\"env\" \"([A-Z_]+)\"", Pattern.MULTILINE);

    private static final Pattern PARAMETER = Pattern.compile("(?m)^([a-z_]+): \"?(\\w+)\"?$");

    private final JsonNode compose = Project.yaml("compose.yaml");

    @ParameterizedTest
    @EnumSource
    void aServiceIsClosedAsInTheChart(Service service) {
        // When
        JsonNode ours = service(service);

        // Then
        assertThat(ours.path("read_only").asBoolean()).isTrue();
        assertThat(ours.path("user").asText())
                .isEqualTo(Project.dockerfile().target(service.image()).user());
        assertThat(ours.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(ours.at("/security_opt/0").asText()).isEqualTo("no-new-privileges:true");
        assertThat(ours.at("/tmpfs/0").asText()).startsWith("/tmp:size=");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceIsBuiltFromItsTargetAndAnswersOnItsPort(Service service) {
        // Given
        Dockerfile.Target target = Project.dockerfile().target(service.image());
        String port = target.ports().get(0).toString();

        // When
        JsonNode ours = service(service);

        // Then
        assertThat(ours.path("image").asText())
                .isEqualTo("lumbar/" + service.image() + ":" + BuildFacts.read().version());
        assertThat(ours.at("/build/target").asText()).isEqualTo(service.image());
        assertThat(Project.root().resolve(ours.at("/build/dockerfile").asText()))
                .exists();
        assertThat(ours.at("/ports/0").asText()).isEqualTo("127.0.0.1:" + port + ":" + port);
        assertThat(texts(ours.at("/healthcheck/test")))
                .contains("CMD", target.entrypoint().get(1), Ready.class.getName())
                .endsWith(target.ports().get(1).toString());
        assertThat(ours.path("ports")).as("management stays inside").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableIsOneThatTheChartSetsToo(Service service) {
        // Given: the chart's are compared with the services' keys in its own tests
        String settings = Project.text("deploy/helm/lumbar/templates/_settings.tpl");
        Set<String> known = VARIABLE.matcher(settings)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toSet());

        // Then
        assertThat(Project.names(service(service).path("environment")))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void whatIsReplacedOrDeletedGoesAfterTheTimesOfTheChart() {
        // Given
        String chart = Project.text("deploy/helm/lumbar/templates/kafka.yaml");
        String made = compose.at("/services/topics/command/0").asText();

        // Then
        for (String setting : List.of("segment.ms", "delete.retention.ms", "max.compaction.lag.ms")) {
            String value = chart.replaceAll("(?s).*\\n    " + Pattern.quote(setting) + ": (\\d+)\\n.*", "$1");
            assertThat(value).as(setting).matches("\\d+");
            assertThat(made).contains("--config " + setting + "=" + value);
        }
    }

    @Test
    void theTopicsAreThoseOfTheChart() {
        // Given
        String facts = Project.text("deploy/helm/lumbar/templates/_facts.tpl");
        Pattern inChart = Pattern.compile("name: (lumbar\\.[\\w.-]+), (days|hours): (\\d+)(?:, largest: (\\d+))?");
        Set<String> expected = inChart.matcher(facts)
                .results()
                .map(topic -> topic.group(1)
                        + retention(topic.group(2), Long.parseLong(topic.group(3)))
                        + (topic.group(4) == null ? "" : " --config max.message.bytes=" + topic.group(4)))
                .collect(Collectors.toSet());

        // When
        List<String> made = compose.at("/services/topics/command/0")
                .asText()
                .lines()
                .filter(line -> line.startsWith("topic lumbar"))
                .map(line -> line.substring("topic ".length()))
                .toList();

        // Then
        assertThat(made).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String retention(String unit, long number) {
        if (number == 0) {
            return " $$compacted";
        }
        return unit.equals("days")
                ? " --config retention.ms=" + number * 86_400_000
                : " --config retention.ms=" + number * 3_600_000 + " --config segment.ms=3600000";
    }

    @Test
    void everyDatabaseIsToldWhatTheChartTellsThem() {
        // Given
        String facts = Project.text("deploy/helm/lumbar/templates/_facts.tpl");
        String told = facts.substring(facts.indexOf("define \"lumbar.postgres\""));
        Set<String> expected = PARAMETER
                .matcher(told.substring(0, told.indexOf("{{- end }}")))
                .results()
                .map(parameter -> parameter.group(1) + "=" + parameter.group(2))
                .collect(Collectors.toSet());

        // Then
        assertThat(expected).hasSizeGreaterThan(5);
        for (Service service : Service.values()) {
            List<String> command =
                    texts(compose.at("/services/" + service.image().replace("-service", "-postgres") + "/command"));
            assertThat(command).startsWith("postgres");
            assertThat(command.stream().skip(1).filter(word -> !word.equals("-c")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void whatIsNamedExists() {
        // Given
        JsonNode services = compose.path("services");
        List<String> volumes = new ArrayList<>();

        // Then
        services.forEach(each -> {
            assertThat(Project.names(each)).isSubsetOf(KEYS);
            assertThat(Project.names(each.path("depends_on")))
                    .allSatisfy(
                            other -> assertThat(services.has(other)).as(other).isTrue());
            each.path("volumes").forEach(volume -> volumes.add(volume.asText().split(":")[0]));
        });
        assertThat(Project.names(compose)).allMatch(key -> key.matches("name|services|volumes|x-.*"));
        assertThat(volumes)
                .allSatisfy(volume -> assertThat(
                                volume.startsWith("./")
                                        ? Project.root()
                                                .resolve(volume)
                                                .toFile()
                                                .exists()
                                        : compose.path("volumes").has(volume))
                        .as(volume)
                        .isTrue());
    }

    @Test
    void whatIsWaitedForSaysWhenItIsReady() {
        // When
        List<JsonNode> waits = StreamSupport.stream(compose.path("services").spliterator(), false)
                .map(each -> each.path("depends_on"))
                .toList();

        // Then
        waits.forEach(on -> on.fields().forEachRemaining(other -> {
            JsonNode waited = compose.path("services").path(other.getKey());
            boolean ends = other.getValue().path("condition").asText().equals("service_completed_successfully");
            assertThat(ends ? waited.path("restart").asText().equals("no") : waited.has("healthcheck"))
                    .as(other.getKey())
                    .isTrue();
        }));
    }

    @Test
    void everybodyNamesTheIssuerAlike() {
        // Given
        JsonNode keycloak = compose.at("/services/keycloak");

        // Then
        assertThat(service(Service.ROUTINE)
                        .at("/environment/QUARKUS_OIDC_AUTH_SERVER_URL")
                        .asText())
                .isEqualTo(keycloak.at("/environment/KC_HOSTNAME").asText() + "/realms/lumbar");
        assertThat(keycloak.at("/environment/KC_HOSTNAME").asText())
                .contains(keycloak.at("/networks/default/aliases/0").asText());
        assertThat(Project.text("deploy/keycloak/lumbar-realm.json"))
                .contains("\"realm\": \"lumbar\"", "${LUMBAR_DASHBOARD:");
    }

    @Test
    void noImageIsLatest() {
        // When
        List<String> images = compose.path("services").findValuesAsText("image");

        // Then
        assertThat(images).hasSize(9).allMatch(image -> image.matches("\\S+:\\d[\\w.-]*"));
    }

    private JsonNode service(Service service) {
        return compose.path("services").path(service.image());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
