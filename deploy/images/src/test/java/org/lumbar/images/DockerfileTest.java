package org.lumbar.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Dockerfile, which Jib's images follow, beside the chart and the services. */
class DockerfileTest {
    private final Dockerfile dockerfile = Project.dockerfile();

    @ParameterizedTest
    @EnumSource
    void anImageRunsAsTheUserThatTheChartNames(Service service) {
        // Given
        String pod = Project.text("deploy/helm/lumbar/templates/_pod.tpl");
        JsonNode chart = Project.yaml("deploy/helm/lumbar/values.yaml");

        // When
        String user = dockerfile.target(service.image()).user();

        // Then
        assertThat(user).isEqualTo("65532:65532");
        assertThat(chart.at("/pods/securityContext/runAsUser").asInt()).isEqualTo(65532);
        assertThat(chart.at("/pods/securityContext/runAsGroup").asInt()).isEqualTo(65532);
        assertThat(pod).contains("range $key, $id := $all.securityContext", "\"mountPath\" \"/tmp\"");
    }

    @ParameterizedTest
    @EnumSource
    void anImageExposesTheServicesOwnPortAndThatOfItsManagement(Service service) {
        // Given
        String settings = Project.text(service.image() + "/src/main/resources/application.properties");

        // When
        List<Integer> ports = dockerfile.target(service.image()).ports();

        // Then
        assertThat(ports).hasSize(2);
        assertThat(settings.lines())
                .contains("quarkus.http.port=" + ports.get(0), "quarkus.management.port=" + ports.get(1));
        assertThat(Project.text("deploy/helm/lumbar/templates/_facts.tpl"))
                .containsPattern(
                        "service: " + service.database() + ", port: " + ports.get(0) + ", management: " + ports.get(1));
    }

    @ParameterizedTest
    @EnumSource
    void anImageIsNamedAsInTheChart(Service service) {
        // Given
        JsonNode values = Project.yaml("deploy/helm/lumbar/values.yaml");

        // Then
        assertThat(values.findValuesAsText("repository")).contains(service.image());
    }

    @ParameterizedTest
    @EnumSource
    void theCommandUsesTheArchiveOfTheFilesBesideIt(Service service) {
        // When
        Dockerfile.Target target = dockerfile.target(service.image());

        // Then
        assertThat(target.entrypoint())
                .startsWith("java", "-XX:SharedArchiveFile=" + target.workingDirectory() + "/start.jsa")
                .endsWith("-jar", target.workingDirectory() + "/quarkus-run.jar");
        assertThat(target.environment()).containsEntry("PATH", "/opt/java/bin");
        assertThat(target.copies()).extracting(Dockerfile.Copy::to).containsExactly("/opt/java/", "/app/lib/", "/app/");
    }

    @Test
    void basesAreNamedOnceAndNeverLatest() {
        // Given
        Pattern named = Pattern.compile("\\S+/\\S+:(?!latest)[\\w.-]+(@sha256:[0-9a-f]{64})?");

        // Then
        assertThat(dockerfile.argument("BASE")).matches(named);
        assertThat(dockerfile.argument("JDK")).matches(named);
        assertThat(dockerfile.target("runtime").base()).isEqualTo("${BASE}");
        assertThat(dockerfile.target("staged").base()).isEqualTo("${JDK}");
    }

    @Test
    void anInstructionThatJibWouldMissIsRefused() {
        // Given
        List<String> lines = List.of("FROM scratch AS a", "HEALTHCHECK CMD true");

        // Then
        assertThatThrownBy(() -> Dockerfile.parse(lines)).hasMessageContaining("HEALTHCHECK");
    }
}
