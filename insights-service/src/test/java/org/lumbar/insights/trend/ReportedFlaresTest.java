package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.trend.FlareThresholds.DEFAULTS;
import static org.lumbar.insights.trend.Series.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.trend.FlareUp.Origin;
import org.lumbar.insights.trend.ReportedFlares.Answer;

class ReportedFlaresTest {

    @Test
    void withoutAnswersThereIsNone() {
        assertThat(ReportedFlares.of(List.of(), DEFAULTS)).isEmpty();
    }

    @Test
    void oneYesIsAFlareUpOfOneDay() {
        // When
        List<FlareUp> flares = ReportedFlares.of(List.of(yes(3)), DEFAULTS);

        // Then
        assertThat(flares).containsExactly(new FlareUp(Origin.REPORTED, day(3), null, null, day(3), null, null, null));
    }

    @Test
    void aNoEndsItAndTheNextYesStartsAnother() {
        // When
        List<FlareUp> flares = ReportedFlares.of(List.of(yes(1), yes(2), no(3), yes(4)), DEFAULTS);

        // Then
        assertThat(flares)
                .containsExactly(
                        new FlareUp(Origin.REPORTED, day(1), day(2), null, day(2), day(3), null, null),
                        new FlareUp(Origin.REPORTED, day(4), null, null, day(4), null, null, null));
    }

    @Test
    void aDayWithBothAnswersIsAYes() {
        // When
        FlareUp flare = ReportedFlares.of(List.of(no(2), yes(1), yes(2), no(2), yes(3)), DEFAULTS)
                .get(0);

        // Then
        assertThat(flare.thirdDay()).isEqualTo(day(3));
    }

    @Test
    void silenceEndsNothingButMakesNoRun() {
        // When
        List<FlareUp> flares = ReportedFlares.of(List.of(yes(1), yes(10)), DEFAULTS);

        // Then
        assertThat(flares).containsExactly(new FlareUp(Origin.REPORTED, day(1), null, null, day(10), null, null, null));
    }

    @Test
    void aNoWithoutAFlareUpIsNothing() {
        assertThat(ReportedFlares.of(List.of(no(1)), DEFAULTS)).isEmpty();
    }

    private static Answer yes(int day) {
        return new Answer(day(day), true);
    }

    private static Answer no(int day) {
        return new Answer(day(day), false);
    }
}
