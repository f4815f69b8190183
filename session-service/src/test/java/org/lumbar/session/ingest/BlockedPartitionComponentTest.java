package org.lumbar.session.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.store.ClientLocks;

/** A lock that somebody else holds stops the partition that needs it, and no other. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class BlockedPartitionComponentTest {
    @InjectBackbone
    TestStack stack;

    @Test
    void whileALockIsHeldElsewhereAllOtherPartitionsGoOnAndAfterwardsNothingIsMissing() throws Exception {
        // Given
        List<Story> stories = oneOfEachPartition();
        Story blocked = stories.remove(0);
        blocked.settle();
        try (Connection other = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(%d, %d)".formatted(0x10BA, partition(blocked)));

            // When
            blocked.sendStart();
            blocked.client(2, "[]");
            stories.forEach(Story::sendStart);

            // Then
            await("the others are published")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> stories.stream()
                            .allMatch(story ->
                                    story.published("sessions", story.session).isPresent()));
            stories.forEach(story -> story.sendBall(3, 60));
            await("and go on")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> stack.lag("session-events") == 1 && stack.lag("clients") == 1);
            assertThat(blocked.published("sessions", blocked.session)).isEmpty();
            other.rollback();
        }
        assertThat(blocked.toldSession().get("eventCount").intValue()).isEqualTo(1);
        assertThat(stories)
                .allSatisfy(story -> assertThat(
                                story.toldSession().at("/steps/0/seconds").intValue())
                        .isEqualTo(60));
    }

    private List<Story> oneOfEachPartition() {
        List<Story> stories = new ArrayList<>();
        Set<Integer> covered = new HashSet<>();
        while (covered.size() < 12) {
            Story story = new Story(stack);
            if (covered.add(partition(story))) {
                stories.add(story.withClient().withPlan());
            }
        }
        return stories;
    }

    private static int partition(Story story) {
        return ClientLocks.partition(story.client.toString(), 12);
    }
}
