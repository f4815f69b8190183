package org.lumbar.insights.dashboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.step.StepReport;

class StepLineTest {

    @Test
    void aStepHurtsFromTheScoreAtWhichItHasToStop() {
        // Given
        StepReport five = report(9, Map.of(), 0, 5);
        StepReport six = report(9, Map.of(), 0, 6);
        StepReport stopped = report(9, Map.of(), 1, null);

        // When
        StepLine line = StepLine.of(six);

        // Then
        assertThat(line.hurts()).isTrue();
        assertThat(StepLine.of(five).hurts()).isFalse();
        assertThat(StepLine.of(stopped).hurts()).isTrue();
    }

    @Test
    void aStepIsOftenSkippedFromOneInThreeButNotAfterOne() {
        // Given
        StepReport once = report(2, Map.of("PAIN", 1), 0, null);
        StepReport twiceOfSix = report(6, Map.of("PAIN", 1, "NO_TIME", 1), 0, null);
        StepReport twiceOfSeven = report(7, Map.of("PAIN", 2), 0, null);

        // When
        StepLine line = StepLine.of(twiceOfSix);

        // Then
        assertThat(line.oftenSkipped()).isTrue();
        assertThat(StepLine.of(once).oftenSkipped()).isFalse();
        assertThat(StepLine.of(twiceOfSeven).oftenSkipped()).isFalse();
    }

    @Test
    void theMostFrequentReasonComesFirstAndAnUnknownOneIsSomeOther() {
        // Given
        StepReport report = report(9, Map.of("NO_TIME", 1, "PAIN", 3, "BORED", 2), 0, null);

        // When
        StepLine line = StepLine.of(report);

        // Then
        assertThat(line.skips())
                .extracting(StepLine.Skip::reason)
                .containsExactly(StepLine.Reason.PAIN, StepLine.Reason.OTHER, StepLine.Reason.NO_TIME);
    }

    private static StepReport report(
            int sessions, Map<String, Integer> skipped, int stops, @Nullable Integer highestPain) {
        int skips = skipped.values().stream().mapToInt(Integer::intValue).sum();
        Double mean = highestPain == null ? null : Double.valueOf(highestPain);
        return new StepReport(
                "knead",
                "Knead",
                Titles.UNKNOWN,
                "KNEAD",
                true,
                sessions,
                sessions - skips,
                skipped,
                0,
                stops,
                highestPain == null ? 0 : 1,
                mean,
                highestPain);
    }
}
