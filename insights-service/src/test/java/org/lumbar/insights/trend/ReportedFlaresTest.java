package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.trend.FlareThresholds.DEFAULTS;
import static org.lumbar.insights.trend.Series.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.trend.FlareUp.Origin;
import org.lumbar.insights.trend.ReportedFlares.Answer;

class ReportedFlaresTest {

    private static final int DAYS = 40;

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

    @Property(tries = 1000)
    void itAgreesWithAskingOfEveryPairOfDaysWhetherANoLiesBetween(@ForAll("answers") List<Answer> answers) {
        assertThat(ReportedFlares.of(answers, DEFAULTS)).isEqualTo(naive(answers));
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        return Combinators.combine(Arbitraries.integers().between(0, DAYS - 1), Arbitraries.of(true, true, false))
                .as((day, flareUp) -> new Answer(day(day), flareUp))
                .list()
                .ofMaxSize(30);
    }

    /** A yes day starts a flare-up if no earlier yes reaches it without a no in between; all that it reaches is in it. */
    private static List<FlareUp> naive(List<Answer> answers) {
        List<FlareUp> flares = new ArrayList<>();
        for (int first = 0; first < DAYS; first++) {
            int before = first - 1;
            while (before >= 0 && !answers.contains(yes(before)) && !answers.contains(no(before))) {
                before--;
            }
            if (answers.contains(yes(first)) && !answers.contains(yes(before))) {
                flares.add(naiveFlare(answers, first));
            }
        }
        return flares;
    }

    private static FlareUp naiveFlare(List<Answer> answers, int first) {
        List<Integer> told = new ArrayList<>();
        Integer ended = null;
        for (int day = first; day < DAYS && ended == null; day++) {
            if (answers.contains(yes(day))) {
                told.add(day);
            } else if (answers.contains(no(day))) {
                ended = day;
            }
        }
        return new FlareUp(
                Origin.REPORTED,
                day(first),
                dayOrNull(endOfRow(told, 2)),
                dayOrNull(endOfRow(told, 3)),
                day(told.get(told.size() - 1)),
                dayOrNull(ended),
                null,
                null);
    }

    /** The day that is the first to end a row of so many, each at most two days after the one before it. */
    private static @Nullable Integer endOfRow(List<Integer> told, int length) {
        for (int end = length - 1; end < told.size(); end++) {
            boolean row = true;
            for (int i = end - length + 2; i <= end; i++) {
                row &= told.get(i) - told.get(i - 1) <= 2;
            }
            if (row) {
                return told.get(end);
            }
        }
        return null;
    }

    private static @Nullable LocalDate dayOrNull(@Nullable Integer offset) {
        return offset == null ? null : day(offset);
    }

    private static Answer yes(int day) {
        return new Answer(day(day), true);
    }

    private static Answer no(int day) {
        return new Answer(day(day), false);
    }
}
