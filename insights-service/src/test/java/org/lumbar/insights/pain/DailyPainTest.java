package org.lumbar.insights.pain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.fact.Facts.at;
import static org.lumbar.insights.fact.Facts.rating;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.fact.RatingSnapshot;
import org.lumbar.insights.fact.RatingSnapshot.Moment;

class DailyPainTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Test
    void theValueIsTheMedianOfTheRatingsThatTreatmentDoesNotMove() {
        // Given
        List<RatingSnapshot> ratings = List.of(
                rating(1, DAY, Moment.BEFORE, 7),
                rating(2, DAY, Moment.AFTER, 1),
                rating(3, DAY, Moment.DURING, 10),
                rating(4, DAY, Moment.NEXT_DAY, 3),
                rating(5, DAY, Moment.AD_HOC, 4));
        // When
        DailyPain value = DailyPain.of(DAY, ratings).orElseThrow();
        // Then
        assertThat(value).isEqualTo(new DailyPain(DAY, 4, 3, null));
    }

    @Test
    void anEvenNumberOfRatingsMeetsInTheMiddle() {
        // Given
        List<RatingSnapshot> ratings = List.of(rating(1, DAY, Moment.BEFORE, 7), rating(2, DAY, Moment.AD_HOC, 4));
        // When, Then
        assertThat(DailyPain.of(DAY, ratings)).map(DailyPain::value).contains(5.5);
    }

    @Test
    void aDayWithoutACountingRatingHasNoValue() {
        assertThat(DailyPain.of(DAY, List.of(rating(1, DAY, Moment.AFTER, 2)))).isEmpty();
    }

    @Test
    void aDayIsRevisedWhenARatingArrivesAfterItEnded() {
        // Given
        RatingSnapshot late = rating(1, DAY, Moment.BEFORE, 5, at(DAY.plusDays(1), 4));
        RatingSnapshot atNight = rating(1, DAY, Moment.BEFORE, 5, at(DAY.plusDays(1), 2));
        // When, Then
        assertThat(DailyPain.of(DAY, List.of(late))).map(DailyPain::revisedAt).contains(late.receivedAt());
        assertThat(DailyPain.of(DAY, List.of(atNight)).orElseThrow().revisedAt())
                .isNull();
    }
}
