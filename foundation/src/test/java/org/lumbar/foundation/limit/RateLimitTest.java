package org.lumbar.foundation.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final Hand hand = new Hand();
    private final RateLimit<String> limit = new RateLimit<>(hand, 10, 2);

    @Test
    void aBurstIsTakenAtOnceAndThenSoMuchASecond() {
        // Given
        assertThat(limit.spend("anna", 10)).isZero();

        // When, Then
        assertThat(limit.spend("anna", 3)).isEqualTo(2);
        hand.moves(Duration.ofSeconds(1));
        assertThat(limit.spend("anna", 3)).isEqualTo(1);
        assertThat(limit.spend("anna", 2)).isZero();
    }

    @Test
    void whatIsRefusedTakesNothing() {
        // Given
        assertThat(limit.spend("anna", 8)).isZero();

        // When
        assertThat(limit.spend("anna", 5)).isPositive();

        // Then
        assertThat(limit.spend("anna", 2)).isZero();
    }

    @Test
    void aBucketNeverHoldsMoreThanItsBurst() {
        // Given
        limit.spend("anna", 10);

        // When
        hand.moves(Duration.ofDays(1));

        // Then
        assertThat(limit.spend("anna", 11)).isPositive();
        assertThat(limit.spend("anna", 10)).isZero();
    }

    @Test
    void oneCallerCostsAnotherNothing() {
        // Given
        limit.spend("anna", 10);

        // When, Then
        assertThat(limit.spend("anna", 1)).isPositive();
        assertThat(limit.spend("max", 10)).isZero();
    }

    @Test
    void aClockThatIsSetBackGivesNothingAndTakesNothing() {
        // Given
        limit.spend("anna", 9);

        // When
        hand.moves(Duration.ofHours(-1));

        // Then
        assertThat(limit.spend("anna", 1)).isZero();
        assertThat(limit.spend("anna", 1)).isPositive();
    }

    @Test
    void whoHasNotAskedForLongIsForgotten() {
        // Given
        IntStream.range(0, 5_000).forEach(i -> limit.spend("caller " + i, 1));
        hand.moves(Duration.ofSeconds(10));

        // When
        IntStream.range(0, 6_000).forEach(i -> limit.spend("anna", 1));

        // Then
        assertThat(limit.size()).isEqualTo(1);
    }

    @Test
    void aLimitThatLetsNobodyInIsAMistake() {
        assertThatThrownBy(() -> new RateLimit<>(hand, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit<>(hand, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A clock that goes when it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void moves(Duration by) {
            now = now.plus(by);
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
