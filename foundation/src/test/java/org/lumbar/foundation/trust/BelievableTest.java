package org.lumbar.foundation.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a record of a topic may claim. */
class BelievableTest {
    private static final UUID CLIENT = UUID.fromString("0190a000-0000-7000-8000-00000000d00a");
    private static final UUID OTHER = UUID.fromString("0190a000-0000-7000-8000-00000000d00b");
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final long NOW_IN_MICROS = NOW.getEpochSecond() * 1_000_000;
    private static final long DAY_IN_MICROS = 86_400_000_000L;

    @Test
    void aKeyNamesWhatItsValueIsAboutInLowerCase() {
        assertThat(Believable.key(CLIENT.toString().getBytes(UTF_8), CLIENT)).isTrue();
        assertThat(Believable.key((CLIENT + ":2026-11-28").getBytes(UTF_8), CLIENT, LocalDate.of(2026, 11, 28)))
                .isTrue();
    }

    @Test
    void anotherKeyIsNotBelieved() {
        assertThat(Believable.key(OTHER.toString().getBytes(UTF_8), CLIENT)).isFalse();
        assertThat(Believable.key(
                        CLIENT.toString().toUpperCase(java.util.Locale.ROOT).getBytes(UTF_8), CLIENT))
                .isFalse();
        assertThat(Believable.key((CLIENT + ":").getBytes(UTF_8), CLIENT)).isFalse();
        assertThat(Believable.key((CLIENT + ":" + OTHER).getBytes(UTF_8), CLIENT))
                .isFalse();
        assertThat(Believable.key(new byte[0], CLIENT)).isFalse();
        assertThat(Believable.key(null, CLIENT)).isFalse();
    }

    @Test
    void aRevisionIsACountOrOneOnTopOfTheTimeOfARestore() {
        assertThat(Believable.revision(1, NOW)).isTrue();
        assertThat(Believable.revision(1_000_000, NOW)).isTrue();
        assertThat(Believable.revision(NOW_IN_MICROS + 1_000_000, NOW)).isTrue();
        assertThat(Believable.revision(NOW_IN_MICROS + DAY_IN_MICROS, NOW)).isTrue();
    }

    @Test
    void aRevisionThatNoRestoreCouldStepOverIsNotBelieved() {
        assertThat(Believable.revision(NOW_IN_MICROS + DAY_IN_MICROS + 1, NOW)).isFalse();
        assertThat(Believable.revision(Long.MAX_VALUE, NOW)).isFalse();
        assertThat(Believable.revision(0, NOW)).isFalse();
        assertThat(Believable.revision(-1, NOW)).isFalse();
    }

    @Test
    void anOwnerStaysAndTheFirstIsBelieved() {
        assertThat(Believable.owner(null, OTHER)).isTrue();
        assertThat(Believable.owner(CLIENT, UUID.fromString(CLIENT.toString()))).isTrue();
        assertThat(Believable.owner(CLIENT, OTHER)).isFalse();
    }
}
