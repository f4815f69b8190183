package org.lumbar.insights.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalDayTest {

    @Test
    void aLocalDayStartsAtThreeInTheMorningByTheWallClock() {
        assertThat(LocalDay.of(Instant.parse("2026-11-03T01:59:59Z"), "Europe/Berlin"))
                .isEqualTo("2026-11-02");
        assertThat(LocalDay.of(Instant.parse("2026-11-03T02:00:00Z"), "Europe/Berlin"))
                .isEqualTo("2026-11-03");
    }

    @Test
    void aClockChangeDoesNotMoveTheStart() {
        // Given: on 25 October 2026 clocks in Berlin go back from 03:00 to 02:00
        assertThat(LocalDay.of(Instant.parse("2026-10-25T01:30:00Z"), "Europe/Berlin"))
                .isEqualTo("2026-10-24");
        assertThat(LocalDay.of(Instant.parse("2026-10-25T02:00:00Z"), "Europe/Berlin"))
                .isEqualTo("2026-10-25");
    }
}
