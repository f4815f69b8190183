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
    private static final int LAST = 100;

    @Test
    void withoutAnswersThereIsNone() {
        assertThat(ReportedFlares.of(List.of(), List.of(), DEFAULTS)).isEmpty();
    }

    @Test
    void oneYesIsAFlareUpOfOneDay() {
        // When
        List<FlareUp> flares = ReportedFlares.of(List.of(yes(3)), List.of(), DEFAULTS);

        // Then
        assertThat(flares).containsExactly(new FlareUp(Origin.REPORTED, day(3), null, null, day(3), null, null, null));
    }

    @Test
    void aNoEndsItAndTheNextYesStartsAnother() {
        // When
        List<FlareUp> flares = ReportedFlares.of(List.of(yes(1), yes(2), no(3), yes(4)), List.of(), DEFAULTS);

        // Then
        assertThat(flares)
                .containsExactly(
                        new FlareUp(Origin.REPORTED, day(1), day(2), null, day(2), day(3), null, null),
                        new FlareUp(Origin.REPORTED, day(4), null, null, day(4), null, null, null));
    }

    @Test
    void aDayWithBothAnswersIsAYes() {
        // When
        FlareUp flare = ReportedFlares.of(List.of(no(2), yes(1), yes(2), no(2), yes(3)), List.of(), DEFAULTS)
                .get(0);

        // Then
        assertThat(flare.thirdDay()).isEqualTo(day(3));
    }

    @Test
    void silenceEndsNothingButMakesNoRun() {
        // When
        List<FlareUp> flares = ReportedFlares.of(List.of(yes(1), yes(10)), List.of(), DEFAULTS);

        // Then
        assertThat(flares).containsExactly(new FlareUp(Origin.REPORTED, day(1), null, null, day(10), null, null, null));
    }

    @Test
    void aNoWithoutAFlareUpIsNothing() {
        assertThat(ReportedFlares.of(List.of(no(1)), List.of(), DEFAULTS)).isEmpty();
    }

    @Property(tries = 2000)
    void itAgreesWithLookingForTheFirstDayThatEndsEach(
            @ForAll("answers") List<Answer> answers, @ForAll("values") List<DailyValue> values) {
        assertThat(ReportedFlares.of(answers, values, DEFAULTS)).isEqualTo(naive(answers, values));
    }

    @Provide
    Arbitrary<List<DailyValue>> values() {
        return Series.irregular(0, 33, 3);
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        return Combinators.combine(Arbitraries.integers().between(0, DAYS - 1), Arbitraries.of(true, true, false))
                .as((day, flareUp) -> new Answer(day(day), flareUp))
                .list()
                .ofMaxSize(30);
    }

    /** A yes after the end of the one before starts the next. */
    private static List<FlareUp> naive(List<Answer> answers, List<DailyValue> values) {
        List<FlareUp> flares = new ArrayList<>();
        int day = 0;
        while (day <= LAST) {
            if (answers.contains(yes(day))) {
                Integer ended = end(answers, values, day);
                List<Integer> known = new ArrayList<>();
                for (int later = day; later <= (ended == null ? LAST : ended); later++) {
                    if (answers.contains(yes(later))) {
                        known.add(later);
                    }
                }
                flares.add(new FlareUp(
                        Origin.REPORTED,
                        day(day),
                        dayOrNull(endOfRow(known, 2)),
                        dayOrNull(endOfRow(known, 3)),
                        day(known.get(known.size() - 1)),
                        dayOrNull(ended),
                        null,
                        null));
                day = ended == null ? LAST : ended;
            }
            day++;
        }
        return flares;
    }

    private static @Nullable Integer end(List<Answer> answers, List<DailyValue> values, int first) {
        List<Double> before = new ArrayList<>();
        for (int day = first - 14; day < first; day++) {
            Double value = value(values, day);
            if (value != null) {
                before.add(value);
            }
        }
        before.sort(Double::compare);
        int size = before.size();
        double baseline = size < 5 ? 0 : (before.get((size - 1) / 2) + before.get(size / 2)) / 2;
        for (int day = first + 1; day <= LAST; day++) {
            if (answers.contains(yes(day))) {
                continue;
            }
            int needed = size < 5 ? 7 : 2;
            int calm = 0;
            for (int back = day; value(values, day) != null && !answers.contains(yes(back)) && calm < needed; back--) {
                Double value = value(values, back);
                if (value != null && size >= 5 && value >= baseline + 1) {
                    break;
                }
                calm += value == null ? 0 : 1;
            }
            if (answers.contains(no(day)) || calm == needed) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable Double value(List<DailyValue> values, int day) {
        return values.stream()
                .filter(value -> value.day().equals(day(day)))
                .map(DailyValue::value)
                .findFirst()
                .orElse(null);
    }

    /** The day that is the first to end a row of so many, each at most two days after the one before it. */
    private static @Nullable Integer endOfRow(List<Integer> known, int length) {
        for (int end = length - 1; end < known.size(); end++) {
            boolean row = true;
            for (int i = end - length + 2; i <= end; i++) {
                row &= known.get(i) - known.get(i - 1) <= 2;
            }
            if (row) {
                return known.get(end);
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
