package org.lumbar.foundation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ConsumerWatchTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGER = PATIENCE.plusSeconds(1);

    private final Time time = new Time();
    private final ConsumerWatch watch = new ConsumerWatch(time, 5, PATIENCE);

    @Test
    void aFewReplacementsAMinuteAreNoReasonMoreAreAndAMinuteLaterTheyAreForgotten() {
        // Given
        for (int i = 0; i < 5; i++) {
            watch.replaced();
        }
        assertThat(watch.isStuck()).isFalse();
        // When
        watch.replaced();
        // Then
        assertThat(watch.isStuck()).isTrue();
        time.passes(LONGER);
        assertThat(watch.isStuck()).isFalse();
    }

    @Test
    void aRoundThatComesAgainAndAgainThoughAllAnswersIsStuckUntilItIsDone() {
        // Given
        watch.repeats();
        time.passes(PATIENCE);
        assertThat(watch.isStuck()).isFalse();
        // When
        time.passes(Duration.ofSeconds(1));
        watch.repeats();
        // Then
        assertThat(watch.isStuck()).isTrue();
        assertThat(watch.repeatingSeconds()).isEqualTo(61);
        watch.done(1, 0);
        assertThat(watch.isStuck()).isFalse();
        assertThat(watch.repeatingSeconds()).isZero();
    }

    @Test
    void anOutageIsWaitedForHoweverLongItTakesAndPatienceBeginsAnewAfterIt() {
        // Given
        watch.repeats();
        // When
        time.passes(LONGER.multipliedBy(10));
        watch.waits();
        // Then
        assertThat(watch.isStuck()).isFalse();
        assertThat(watch.repeatingSeconds()).isEqualTo(610);
        watch.repeats();
        assertThat(watch.isStuck()).isFalse();
        time.passes(LONGER);
        assertThat(watch.isStuck()).isTrue();
    }

    @Test
    void aBacklogThatStandsWhileRecordsArriveIsStuckAndOneThatIsWorkedIsNot() {
        // Given
        watch.done(0, 10);
        time.passes(LONGER);
        watch.done(0, 10);
        assertThat(watch.isStuck()).isFalse();
        // When
        watch.done(0, 11);
        // Then
        assertThat(watch.isStuck()).isTrue();
        watch.done(1, 500);
        assertThat(watch.isStuck()).isFalse();
        time.passes(LONGER);
        watch.done(2_000, 9_000);
        assertThat(watch.isStuck()).isFalse();
    }

    /** Passes when it is told to. */
    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-02T07:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

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
            return this;
        }
    }
}
