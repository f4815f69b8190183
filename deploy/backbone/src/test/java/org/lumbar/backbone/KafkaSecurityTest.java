package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.tls.CertificateAuthority;

class KafkaSecurityTest {
    private static final String TOPIC = Topics.ALL.get(0).name();

    @TempDir
    Path dir;

    @Test
    void onlyTheSuperUserMaySetUpABrokerThatHasNoLists() throws Exception {
        // Given
        CertificateAuthority authority = CertificateAuthority.create(dir.resolve("ca"), "test");
        KafkaSecurity security = KafkaSecurity.by(authority);
        int port = FreePort.find();
        try (KafkaBroker broker = KafkaBroker.startSecured(dir.resolve("data"), port, security);
                Admin setUp = admin(port, security.superUser());
                Admin certified = admin(security.certificatePort(), security.certified(authority.issue("somebody")));
                Admin nobody = admin(security.openPort(), Map.of())) {
            // When
            setUp.createTopics(List.of(Topics.ALL.get(0).onBrokers("", 1)))
                    .all()
                    .get();

            // Then
            assertThat(setUp.listTopics().names().get()).contains(TOPIC);
            for (Admin other : List.of(certified, nobody)) {
                assertThat(other.listTopics().names().get()).isEmpty();
                assertThatThrownBy(
                                () -> other.deleteTopics(List.of(TOPIC)).all().get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
            }
            broker.stop();
            broker.start();
            assertThat(setUp.listTopics().names().get()).contains(TOPIC);
        }
    }

    private static Admin admin(int port, Map<String, String> security) {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put("bootstrap.servers", "localhost:" + port);
        return Admin.create(settings);
    }
}
