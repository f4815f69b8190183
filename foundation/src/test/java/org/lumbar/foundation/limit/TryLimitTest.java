package org.lumbar.foundation.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TryLimitTest {
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final TryLimit<String> limit = new TryLimit<>(new Now(), 5, Duration.ofMinutes(15));

    @Test
    void theSixthTryAfterFiveThatFailedHasToWait() {
        List<Long> waits =
                IntStream.range(0, 6).mapToObj(any -> limit.begin("sam")).toList();

        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 0L, 900L);
        assertThat(limit.begin("joe")).isZero();
    }

    @Test
    void whoWaitsIsToldHowLongAndThenMayTryFiveTimesAgain() {
        // Given
        IntStream.range(0, 5).forEach(any -> limit.begin("sam"));

        // When
        now = now.plus(Duration.ofMinutes(14)).plusMillis(1);
        long almost = limit.begin("sam");
        now = now.plus(Duration.ofMinutes(1));
        List<Long> later =
                IntStream.range(0, 6).mapToObj(any -> limit.begin("sam")).toList();

        // Then
        assertThat(almost).isEqualTo(60);
        assertThat(later).containsExactly(0L, 0L, 0L, 0L, 0L, 900L);
    }

    @Test
    void whatSucceedsIsNotCounted() {
        IntStream.range(0, 100).forEach(any -> {
            assertThat(limit.begin("sam")).isZero();
            limit.succeeded("sam");
        });
    }

    @Test
    void ofManyTriesAtOnceFiveAreMade() {
        long made = IntStream.range(0, 500)
                .parallel()
                .filter(any -> limit.begin("sam") == 0)
                .count();

        assertThat(made).isEqualTo(5);
    }

    private final class Now extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
