package org.lumbar.session.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lumbar.foundation.access.Caller;

class EventRateTest {
    private static final UUID PRACTICE = UUID.randomUUID();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-02T08:00:00Z"));
    private final InstantSource ticking = now::get;
    private final Clock clock = ticking.withZone(ZoneOffset.UTC);
    private final EventRate rate = new EventRate(clock, 1_000, 10, 5_000, 100);

    @Test
    void aBurstIsTakenAndWhatIsBeyondItHasToWait() {
        // Given
        Caller phone = client();

        // When
        rate.spend(phone, 1_000);

        // Then
        assertThatThrownBy(() -> rate.spend(phone, 20))
                .isInstanceOfSatisfying(
                        EventRate.TooManyEvents.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(2));
    }

    @Test
    void waitingEarnsTheRightToSendAgain() {
        // Given
        Caller phone = client();
        rate.spend(phone, 1_000);

        // When
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(2)));

        // Then
        assertThatCode(() -> rate.spend(phone, 20)).doesNotThrowAnyException();
    }

    @Test
    void aProducerHasABurstOfItsOwnAndDoesNotSlowAnother() {
        // Given
        Caller gateway = new Caller("gateway", Set.of("event-producer"), PRACTICE, null);
        Caller other = new Caller("gateway", Set.of("event-producer"), UUID.randomUUID(), null);

        // When
        rate.spend(gateway, 5_000);

        // Then
        assertThatThrownBy(() -> rate.spend(gateway, 500))
                .isInstanceOfSatisfying(
                        EventRate.TooManyEvents.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(5));
        assertThatCode(() -> rate.spend(other, 5_000)).doesNotThrowAnyException();
    }

    @Test
    void onePhoneGoneWildDoesNotSlowAnotherOrAnEventProducer() {
        // Given
        rate.spend(client(), 1_000);

        // When
        Caller producer = new Caller("gateway", Set.of("event-producer"), PRACTICE, null);

        // Then
        assertThatCode(() -> rate.spend(client(), 1_000)).doesNotThrowAnyException();
        assertThatCode(() -> rate.spend(producer, 5_000)).doesNotThrowAnyException();
    }

    private static Caller client() {
        UUID id = UUID.randomUUID();
        return new Caller(id.toString(), Set.of("client"), PRACTICE, id);
    }
}
