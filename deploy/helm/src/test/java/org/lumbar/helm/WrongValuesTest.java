package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A wrong value ends {@code helm template} with its key and what is allowed. Helm's library says here what the command prints: it
 * is the same code.
 */
class WrongValuesTest {
    private static final Path SMALL = Project.EXAMPLES.resolve("values-small.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "routin.replicas.min | 2 | 'routin' | 'routine', 'sessionEdge'",
                "routine.replica.min | 2 | 'replica' | 'replicas'",
                "ingress.dashbord.host | x | 'dashbord' | 'events', 'routine', 'dashboard'",
                "networkPolicy.kafka.to[0].ipblock.cidr | 192.0.2.1/32 | 'ipblock' | 'ipBlock', 'namespaceSelector'",
                "scheduling.tolerations[0].effects | NoSchedule | 'effects' | 'effect'",
                "pods.extraEnv[0].valuefrom | x | 'valuefrom' | 'valueFrom'",
                "pods.extraVolumes[0].configMap.named | x | 'named' | 'name', 'defaultMode'",
                "pods.extraVolumes[0].hostPath.path | /etc | 'hostPath' | 'secret', 'configMap', 'projected', 'emptyDir'",
                "gateway.parentRefs[0].nam | public | 'nam' | 'namespace', 'sectionName'",
                "image.pullPolicy | Sometimes | /image/pullPolicy | 'IfNotPresent', 'Always', 'Never'",
                "image.tag | latest | image.tag | allowed is the tag of a build",
                "routine.replicas.min | 1 | /routine/replicas/min | want 2",
                "sessionIngest.replicas.max | 13 | /sessionIngest/replicas/max | want 12",
                "networkPolicy.postgres.port | 99999 | /networkPolicy/postgres/port | want 65,535",
                "oidc.issuer | http://identity.example.org | /oidc/issuer | ^https://",
                "routine.memory | 300Mi | /routine/memory | [4-9][0-9]{2}",
                "kafka.existing.securityProtocol | PLAINTEXT | /kafka/existing/securityProtocol | 'SASL_SSL', 'SSL'",
                "monitoring.scrape | pods | /monitoring/scrape | 'annotations', 'podMonitor', 'none'",
                "monitoring.alerts | true | /monitoring/runbookUrl | want 1",
                "monitoring.runbookUrl | deploy/runbook/README.md | /monitoring/runbookUrl | ^(https?://",
                "gateway.enabled | true | /gateway/parentRefs | want 1",
                "networkPolicy.enabled | maybe | /networkPolicy/enabled | want boolean",
                "pods.securityContext.runAsUser | 0 | /pods/securityContext/runAsUser | want 1",
                "pods.labels.app\\.kubernetes\\.io/name | x | pods.labels.app.kubernetes.io/name | allowed are labels"
                        + " that",
                "routine.settings.ROUTINE_NAME | x | ROUTINE_NAME | ^(LUMBAR",
                "routine.settings.LUMBAR_DESK_SECRET | x | routine.settings.LUMBAR_DESK_SECRET | routine.pods.extraEnv",
                "postgres.cnpg.session.parameters.fsync | off | session.parameters.fsync | allowed are all others",
                "postgres.cnpg.imageName | postgresql:latest | postgres.cnpg.imageName | allowed is the tag of a"
                        + " release"
            })
    void aWrongValueIsRefusedByItsKeyWithWhatIsAllowed(String path, String value, String key, String allowed) {
        // Given
        Map<String, ?> wrong = Map.of(path, typed(value));
        // When, Then
        assertThatThrownBy(() -> Rendered.with(SMALL, wrong))
                .hasMessageContaining(key)
                .hasMessageContaining(allowed);
    }

    private static Object typed(String value) {
        return switch (value) {
            case "true" -> true;
            case "0", "1", "2", "13", "99999" -> Integer.valueOf(value);
            default -> value;
        };
    }
}
