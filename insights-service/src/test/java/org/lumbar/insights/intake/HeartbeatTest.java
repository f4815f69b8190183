package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.TestClock;

class HeartbeatTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final TestClock clock = new TestClock();
    private Heartbeat heartbeat = new Heartbeat(clock);

    @BeforeEach
    void start() {
        clock.stopAt(START);
        heartbeat = new Heartbeat(clock);
    }

    @Test
    void anIdleConsumerThatPollsIsAlive() {
        clock.stopAt(START.plus(Duration.ofDays(1)));
        heartbeat.polled();
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void aPollingThreadThatNoLongerAnswersIsStuck() {
        clock.stopAt(START.plus(Heartbeat.LONGEST_SILENCE).plusSeconds(1));
        assertThat(heartbeat.isStuck()).isTrue();
        heartbeat.polled();
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void workThatNeverEndsIsStuckHoweverMuchThePollingThreadAnswers() {
        heartbeat.during(() -> {
            clock.stopAt(START.plus(Heartbeat.LONGEST_WORK).plusSeconds(1));
            heartbeat.polled();
            assertThat(heartbeat.isStuck()).isTrue();
            return true;
        });
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void anOutageThatLastsIsNoStuckConsumer() {
        for (int hour = 1; hour < 5; hour++) {
            clock.stopAt(START.plus(Duration.ofHours(hour)));
            heartbeat.polled();
            assertThatThrownBy(() -> heartbeat.during(() -> {
                        throw new IllegalStateException("away");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(heartbeat.isStuck()).isFalse();
        }
    }
}
