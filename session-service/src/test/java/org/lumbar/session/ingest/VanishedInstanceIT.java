package org.lumbar.session.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.store.ClientLocks;

/** The packaged service vanishes in the middle of a transaction: no packet of it comes any more, no connection is closed. */
class VanishedInstanceIT {
    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    private final TestStack stack = TestStack.open("session");

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void vanishedInsideATransactionItIsReplacedWithinThirtySecondsThoughNobodyClosedItsConnections() throws Exception {
        // Given
        Map<String, String> one = Map.of("lumbar.ingest.threads", "1");
        try (PostgresProxy network = new PostgresProxy(stack);
                ServiceProcess vanishing = ServiceProcess.launch(
                        stack, Map.of("lumbar.ingest.threads", "1", "quarkus.datasource.jdbc.url", network.jdbcUrl()));
                ServiceProcess other = ServiceProcess.launch(stack, one)) {
            vanishing.awaitReady();
            other.awaitReady();
            await("both have partitions").atMost(TAKEOVER).until(() -> Workers.count(stack) == 2);
            List<Story> stories = oneOfEachPartition();
            stories.get(0).settle();
            network.fallSilentAfter("INSERT INTO events");
            stories.forEach(Story::sendStart);
            await("it is inside its transaction").atMost(TAKEOVER).until(network::isSilent);

            // When
            vanishing.freeze();

            // Then
            await("the other has all of it")
                    .atMost(TAKEOVER)
                    .until(() ->
                            Stream.of("session-events", "plans", "clients").allMatch(topic -> stack.lag(topic) == 0));
            assertThat(stories)
                    .allSatisfy(story -> assertThat(story.published("sessions", story.session))
                            .isPresent());
            other.terminate();
        }
    }

    private List<Story> oneOfEachPartition() {
        List<Story> stories = new ArrayList<>();
        Set<Integer> covered = new HashSet<>();
        while (covered.size() < 12) {
            Story story = new Story(stack);
            if (covered.add(ClientLocks.partition(story.client.toString(), 12))) {
                stories.add(story.withClient().withPlan());
            }
        }
        return stories;
    }
}
