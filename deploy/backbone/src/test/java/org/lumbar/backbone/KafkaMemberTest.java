package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KafkaMemberTest {
    @Test
    void whoIsAloneHasTheOnlyCopy() {
        KafkaMember alone = KafkaMember.alone(9_001);

        assertThat(alone.copies()).isEqualTo(1);
        assertThat(alone.inSync()).isEqualTo(1);
        assertThat(alone.settings())
                .containsEntry("node.id", "1")
                .containsEntry("controller.quorum.voters", "1@localhost:9001");
    }

    @Test
    void ofThreeTwoMustHaveARecord() {
        Properties settings = new KafkaMember(2, "cluster", List.of(9_001, 9_002, 9_003)).settings();

        assertThat(settings)
                .containsEntry("node.id", "2")
                .containsEntry("controller.quorum.voters", "1@localhost:9001,2@localhost:9002,3@localhost:9003")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2");
    }

    @Test
    void ofFiveThreeHaveEachRecord() {
        assertThat(KafkaMember.copies(5)).isEqualTo(3);
    }

    @Test
    void whoIsNotAmongThemIsRefused() {
        assertThatThrownBy(() -> new KafkaMember(4, "cluster", List.of(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
