package org.lumbar.insights.pain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.snapshot.Snapshots.at;
import static org.lumbar.insights.snapshot.Snapshots.rating;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;

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

    /** Of the values in steps of a half, the middle of those that have as many ratings above as below. */
    @Property(tries = 500)
    void itAgreesWithLookingForTheValueInTheMiddle(@ForAll("ratings") List<RatingSnapshot> ratings) {
        // Given
        List<RatingSnapshot> counting = ratings.stream()
                .filter(rating -> rating.localDay().equals(DAY)
                        && rating.moment() != Moment.AFTER
                        && rating.moment() != Moment.DURING)
                .toList();
        double[] balanced = IntStream.rangeClosed(0, 20)
                .mapToDouble(halves -> halves / 2.0)
                .filter(value -> 2
                                        * counting.stream()
                                                .filter(rating -> rating.score() < value)
                                                .count()
                                <= counting.size()
                        && 2
                                        * counting.stream()
                                                .filter(rating -> rating.score() > value)
                                                .count()
                                <= counting.size())
                .toArray();
        // When, Then
        if (counting.isEmpty()) {
            assertThat(DailyPain.of(DAY, ratings)).isEmpty();
        } else {
            DailyPain value = DailyPain.of(DAY, ratings).orElseThrow();
            assertThat(value.value()).isEqualTo((balanced[0] + balanced[balanced.length - 1]) / 2);
            assertThat(value.ratings()).isEqualTo(counting.size());
        }
    }

    @Provide
    Arbitrary<List<RatingSnapshot>> ratings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.of(DAY, DAY, DAY, DAY.plusDays(1)),
                        Arbitraries.of(Moment.class),
                        Arbitraries.integers().between(0, 10))
                .as((number, day, moment, score) -> rating(number, day, moment, score))
                .list()
                .ofMaxSize(12);
    }
}
