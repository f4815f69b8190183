package org.lumbar.insights.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private long now;
    private final List<String> said = new ArrayList<>();
    private final Progress progress = new Progress(
            (done, perSecond, behind) -> said.add(done + " done, " + perSecond + "/s, " + behind + " behind"),
            () -> now);

    @Test
    void itSaysEveryFiveSecondsHowMuchIsDoneHowFastAndHowMuchIsLeft() {
        // When
        for (int second = 1; second <= 11; second++) {
            now = Duration.ofSeconds(second).toNanos();
            progress.add(100, 2000 - second * 100L);
        }

        // Then
        assertThat(said).containsExactly("500 done, 100/s, 1500 behind", "1000 done, 100/s, 1000 behind");
        assertThat(progress.took()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void whatIsQuicklyDoneIsNotTalkedAbout() {
        // When
        now = Duration.ofMillis(4900).toNanos();
        progress.add(1_000_000, 0);

        // Then
        assertThat(said).isEmpty();
    }
}
