package org.lumbar.routine.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.TcpProxy;
import org.lumbar.backbone.TestStack;

/** Who leads when the one who led falls silent and closes nothing: vanished, frozen, or cut off. */
class LeadershipComponentTest {
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration POLL_AND_SLACK = Duration.ofSeconds(5);

    private TestStack stack;
    private TcpProxy proxy;

    @BeforeEach
    void open() {
        stack = TestStack.open("routine");
        URI server = URI.create(stack.jdbcUrl().substring("jdbc:".length()));
        proxy = TcpProxy.to(server.getHost(), server.getPort());
    }

    @AfterEach
    void close() {
        proxy.close();
        stack.close();
    }

    @Test
    void aSilentLeaderLosesTheLeadAndKnowsIt() throws SQLException {
        String through = stack.jdbcUrl().replaceFirst(":\\d+/", ":" + proxy.port() + "/");
        try (Leadership vanishing = leadership(through);
                Leadership next = leadership(stack.jdbcUrl())) {
            // Given
            assertThat(vanishing.isHeld()).isTrue();
            assertThat(next.isHeld()).isFalse();

            // When
            proxy.fallSilent();

            // Then
            await("another leads").atMost(SILENCE.plus(POLL_AND_SLACK)).until(next::isHeld);
            proxy.forward();
            assertThat(vanishing.isHeld()).isFalse();
        }
    }

    @Test
    void whoGoesOnAskingGoesOnLeading() throws SQLException {
        try (Leadership leader = leadership(stack.jdbcUrl());
                Leadership next = leadership(stack.jdbcUrl())) {
            assertThat(leader.isHeld()).isTrue();

            await("longer than the longest silence")
                    .during(SILENCE.plusSeconds(1))
                    .atMost(SILENCE.multipliedBy(3))
                    .until(() -> leader.isHeld() && !next.isHeld());
        }
    }

    @Test
    void anotherLeadsWithinThirtySeconds() {
        assertThat(Leadership.LONGEST_SILENCE.plus(POLL_AND_SLACK)).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    private Leadership leadership(String jdbcUrl) {
        return new Leadership(jdbcUrl, stack.database().user(), stack.database().password(), 4711, SILENCE);
    }
}
