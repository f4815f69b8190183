package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.rule.States.TODAY;
import static org.lumbar.insights.rule.States.daysAgo;
import static org.lumbar.insights.rule.States.id;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.rule.SevereRun.Severe;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.trend.DailyValue;

/** When pain is severe, and when it rises over weeks: found in daily values. */
class PainCourseTest {

    @Test
    void aSevereRunIsThatOfTheLatestRatedDaysInARow() {
        // When
        SevereRun run = SevereRun.of(
                values("8.7.66.7.9..", 12),
                List.of(new Severe(id(1), daysAgo(4), Moment.AD_HOC), new Severe(id(2), daysAgo(11), Moment.AD_HOC)),
                7);

        // Then silence does not end it
        assertThat(run).isNotNull();
        assertThat(run.days()).containsExactly(daysAgo(4), daysAgo(2));
        assertThat(run.ratings()).containsExactly(id(1));
    }

    @Test
    void aRatingBeforeASessionMakesADaySevereThoughItsMedianIsNot() {
        // Given
        List<DailyValue> values = values("44", 2);

        // When, Then
        assertThat(SevereRun.of(values, List.of(new Severe(id(1), daysAgo(0), Moment.BEFORE)), 7))
                .isEqualTo(new SevereRun(List.of(daysAgo(0)), List.of(id(1))));
        assertThat(SevereRun.of(values, List.of(new Severe(id(1), daysAgo(0), Moment.AD_HOC)), 7))
                .isNull();
    }

    @Test
    void theNextRatedDayBelowSevenEndsIt() {
        assertThat(SevereRun.of(values("97.6", 4), List.of(), 7)).isNull();
        assertThat(SevereRun.of(List.of(), List.of(), 7)).isNull();
    }

    @Test
    void painThatRisesFromThreeToSixOverAMonthRises() {
        // When
        RisingPain rising = RisingPain.of(values("3333334444444555555556666666", 28), TODAY, 3);

        // Then
        assertThat(rising).isNotNull();
        assertThat(rising.latest()).isEqualTo(TODAY);
        assertThat(rising.since()).isBeforeOrEqualTo(TODAY);
    }

    @Test
    void theDayOnWhichItBeganToRiseStaysWhenTheNextDayComes() {
        // Given
        String month = "3333334444444555555556666666";
        List<DailyValue> until = values(month, 28);
        List<DailyValue> yesterday = until.subList(0, until.size() - 1);

        // When
        RisingPain before = RisingPain.of(yesterday, TODAY.minusDays(1), 3);
        RisingPain after = RisingPain.of(until, TODAY, 3);

        // Then
        assertThat(before).isNotNull();
        assertThat(after).isNotNull();
        assertThat(after.since()).isEqualTo(before.since());
    }

    @Test
    void aSteadyNineOrASmallRiseDoesNotRise() {
        assertThat(RisingPain.of(values("9999999999999999999999999999", 28), TODAY, 3))
                .isNull();
        assertThat(RisingPain.of(values("3333333333333344444444444444", 28), TODAY, 3))
                .isNull();
        assertThat(RisingPain.of(List.of(), TODAY, 3)).isNull();
    }

    @Test
    void aLineAboveItsLimitOnThreeRatedDaysInARowRises() {
        // Given fourteen calm values, then a jump that lifts the line over its limit on the second of these days
        String calm = "22222222222222";

        // When, Then
        assertThat(RisingPain.of(values(calm + "9999", 18), TODAY, 3)).isNotNull();
        assertThat(RisingPain.of(values(calm + "9", 15), TODAY, 3)).isNull();
        assertThat(RisingPain.of(values(calm + "9999222222", 24), TODAY, 3)).isNull();
    }

    /** One value a day of 0 to 9, the last one today unless the days are more; a dot is a day without. */
    private static List<DailyValue> values(String scores, int days) {
        List<DailyValue> values = new ArrayList<>();
        for (int i = 0; i < scores.length(); i++) {
            if (scores.charAt(i) != '.') {
                values.add(new DailyValue(daysAgo(days - 1 - i), scores.charAt(i) - '0'));
            }
        }
        return values;
    }
}
