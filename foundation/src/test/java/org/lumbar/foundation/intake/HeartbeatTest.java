package org.lumbar.foundation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final Heartbeat heartbeat = new Heartbeat(new MovedClock(), PATIENCE);

    private final class MovedClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void anIdleIntakeWhosePollingThreadAnswersIsAlive() {
        for (int hour = 0; hour < 24; hour++) {
            heartbeat.ask();
            heartbeat.answered(0);
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void nobodyAsksForADayAndNothingIsStuck() {
        now = now.plus(Duration.ofDays(1));
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void aPollingThreadThatNoLongerAnswersIsStuckUntilItDoes() {
        assertThat(heartbeat.ask()).isTrue();
        now = now.plus(PATIENCE).plusSeconds(1);
        assertThat(heartbeat.ask()).isFalse();
        assertThat(heartbeat.isStuck()).isTrue();
        heartbeat.answered(0);
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void workThatNeverEndsIsStuckHoweverMuchThePollingThreadAnswers() {
        heartbeat.beat();
        now = now.plus(PATIENCE).plusSeconds(1);
        heartbeat.ask();
        heartbeat.answered(7);
        assertThat(heartbeat.isStuck()).isTrue();
        heartbeat.done(3);
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void anOutageThatLastsIsNoStuckIntake() {
        for (int hour = 0; hour < 5; hour++) {
            heartbeat.beat();
            heartbeat.waits();
            now = now.plus(Duration.ofHours(1));
            heartbeat.ask();
            heartbeat.answered(100 + hour);
            assertThat(heartbeat.isStuck()).isFalse();
        }
    }

    @Test
    void aBatchThatFailsThoughAllAnswerIsStuckAfterAMinute() {
        heartbeat.beat();
        heartbeat.repeats();
        now = now.plusSeconds(61);
        heartbeat.beat();
        heartbeat.repeats();
        assertThat(heartbeat.repeatingSeconds()).isEqualTo(61);
        assertThat(heartbeat.isStuck()).isTrue();
        heartbeat.done(3);
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void aBacklogThatGrowsWhileNothingIsTakenIsStuck() {
        for (int i = 1; i <= 3; i++) {
            heartbeat.ask();
            heartbeat.answered(i);
            now = now.plusSeconds(40);
        }
        assertThat(heartbeat.isStuck()).isTrue();
        heartbeat.done(1);
        assertThat(heartbeat.isStuck()).isFalse();
    }

    @Test
    void partitionsThatAreLostAgainAndAgainAreStuckForAMinute() {
        for (int i = 0; i <= Heartbeat.MOST_LOSSES; i++) {
            assertThat(heartbeat.isStuck()).isFalse();
            heartbeat.lost();
        }
        assertThat(heartbeat.isStuck()).isTrue();
        now = now.plusSeconds(61);
        assertThat(heartbeat.isStuck()).isFalse();
    }
}
