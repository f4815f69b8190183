package org.lumbar.session.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnknownClientsTest {
    private static final UUID PRACTICE = UUID.randomUUID();
    private static final UUID CLIENT = UUID.randomUUID();

    private final MovingClock clock = new MovingClock();
    private final UnknownClients unknown = new UnknownClients(clock);

    @Test
    void nothingIsFinalBeforeTheNewsHaveHadTheirTime() {
        assertThat(unknown.isFinal(PRACTICE, CLIENT)).isFalse();
        clock.now = clock.now.plus(UnknownClients.NEWS_TAKE).minusMillis(1);
        assertThat(unknown.isFinal(PRACTICE, CLIENT)).isFalse();
        clock.now = clock.now.plusMillis(1);
        assertThat(unknown.isFinal(PRACTICE, CLIENT)).isTrue();
        clock.now = clock.now.plus(Duration.ofMinutes(10));
        assertThat(unknown.isFinal(PRACTICE, CLIENT)).as("and stays so").isTrue();
    }

    @Test
    void eachClientOfEachPracticeHasItsOwnTime() {
        // Given
        unknown.isFinal(PRACTICE, CLIENT);
        // When
        clock.now = clock.now.plus(UnknownClients.NEWS_TAKE);
        // Then
        assertThat(unknown.isFinal(UUID.randomUUID(), CLIENT)).isFalse();
        assertThat(unknown.isFinal(PRACTICE, UUID.randomUUID())).isFalse();
        assertThat(unknown.isFinal(PRACTICE, CLIENT)).isTrue();
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-02T07:00:00Z");

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
