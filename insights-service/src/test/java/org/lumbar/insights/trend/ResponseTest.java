package org.lumbar.insights.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lumbar.insights.trend.Response.Thresholds.DEFAULTS;
import static org.lumbar.insights.trend.Series.NONE;
import static org.lumbar.insights.trend.Series.START;
import static org.lumbar.insights.trend.Series.daily;
import static org.lumbar.insights.trend.Series.day;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.trend.Response.ResponderClass;

class ResponseTest {

    @ParameterizedTest
    @CsvSource({
        "8, 4, SUBSTANTIAL",
        "8, 4.5, RESPONDER",
        "6, 4, RESPONDER",
        "7, 5, MINIMAL",
        "10, 9, MINIMAL",
        "4, 3, MINIMAL",
        "3, 2.5, NO_CHANGE",
        "5, 5, NO_CHANGE",
        "5, 6.5, NO_CHANGE",
        "5, 7, WORSE",
        "0, 0, NO_CHANGE",
        "0, 2, WORSE"
    })
    void theClassFollowsFromBothEnds(double before, double now, ResponderClass expected) {
        // When
        Response response = Response.of(
                daily(before, before, before, NONE, NONE, NONE, NONE, NONE, NONE, now, now, now),
                START,
                day(11),
                DEFAULTS);

        // Then
        assertThat(response.responderClass()).isEqualTo(expected);
        assertThat(response.baseline()).isEqualTo(before);
        assertThat(response.current()).isEqualTo(now);
    }

    @Test
    void twoPointsInThirdsAreTwoPoints() {
        // Given 16/3 − 10/3, which in binary fractions is a little below 2
        List<DailyValue> values = daily(5, 5, 6, NONE, NONE, NONE, NONE, 3, 3, 4);

        // When
        Response response = Response.of(values, START, day(9), DEFAULTS);

        // Then
        assertThat(response.responderClass()).isEqualTo(ResponderClass.RESPONDER);
        assertThat(response.absolute()).isCloseTo(2, within(1e-9));
    }

    @Test
    void aBaselineBelowOneHasNoRelativeChange() {
        // When
        Response response = Response.of(daily(0.5, 0.5, 0.5, 0, 0, 0), START, day(5), DEFAULTS);

        // Then
        assertThat(response.relative()).isNull();
        assertThat(response.responderClass()).isEqualTo(ResponderClass.NO_CHANGE);
    }

    @Test
    void twoValuesAtTheStartAreNotEnough() {
        // When
        Response response = Response.of(daily(8, 8, NONE, NONE, NONE, NONE, NONE, 2, 2, 2), START, day(9), DEFAULTS);

        // Then
        assertThat(response).isEqualTo(new Response(ResponderClass.NOT_ENOUGH_DATA, null, null, null, null));
    }

    @Test
    void twoValuesAtTheEndAreNotEnough() {
        // When
        Response response = Response.of(daily(8, 8, 8, NONE, NONE, NONE, NONE, NONE, 2, 2), START, day(9), DEFAULTS);

        // Then
        assertThat(response).isEqualTo(new Response(ResponderClass.NOT_ENOUGH_DATA, 8.0, null, null, null));
    }

    @Test
    void aValueIsNeverComparedWithItself() {
        // Given three days of a plan, which lie at its start and at its end
        List<DailyValue> values = daily(8, 7, 6);

        // When, Then
        assertThat(Response.of(values, START, day(2), DEFAULTS).responderClass())
                .isEqualTo(ResponderClass.NOT_ENOUGH_DATA);
    }

    @Test
    void oldValuesSayNothingAboutNow() {
        // Given
        List<DailyValue> values = daily(8, 8, 8, 2, 2, 2);

        // When, Then
        assertThat(Response.of(values, START, day(30), DEFAULTS).responderClass())
                .isEqualTo(ResponderClass.NOT_ENOUGH_DATA);
    }

    @Test
    void painBeforeThePlanIsNotItsBaseline() {
        // Given
        List<DailyValue> values = new ArrayList<>(daily(4, 4, 4, NONE, NONE, NONE, NONE, 4, 4, 4));
        values.add(new DailyValue(day(-1), 10));

        // When, Then
        assertThat(Response.of(values, START, day(9), DEFAULTS).baseline()).isEqualTo(4);
    }

    @Property(tries = 500)
    void itAgreesWithCountingByHand(
            @ForAll("values") List<DailyValue> values, @ForAll @IntRange(min = 0, max = 60) int days) {
        // When
        Response response = Response.of(values, START, day(days), DEFAULTS);

        // Then
        assertThat(response.responderClass()).isEqualTo(naive(values, days));
    }

    @Provide
    Arbitrary<List<DailyValue>> values() {
        return Series.irregular(0, 40, 3);
    }

    /** Works in sixths of a point, so that nothing is rounded. */
    private static ResponderClass naive(List<DailyValue> values, int days) {
        Long first = null;
        Long last = null;
        int used = -1;
        for (int i = 0; i + 2 < values.size() && first == null; i++) {
            if (offset(values.get(i)) >= 0 && offset(values.get(i + 2)) <= Math.min(6, days)) {
                first = halves(values, i);
                used = i + 2;
            }
        }
        for (int i = values.size() - 3; i > used && last == null; i--) {
            if (offset(values.get(i + 2)) <= days && offset(values.get(i)) >= days - 6) {
                last = halves(values, i);
            }
        }
        return first == null || last == null ? ResponderClass.NOT_ENOUGH_DATA : naive(first, last);
    }

    private static ResponderClass naive(long before, long now) {
        long fall = before - now;
        boolean counts = before >= 6;
        if (fall >= 12 && counts && 2 * fall >= before) {
            return ResponderClass.SUBSTANTIAL;
        }
        if (fall >= 12 && counts && 10 * fall >= 3 * before) {
            return ResponderClass.RESPONDER;
        }
        if (fall >= 6 && counts && 10 * fall >= before) {
            return ResponderClass.MINIMAL;
        }
        return fall <= -12 ? ResponderClass.WORSE : ResponderClass.NO_CHANGE;
    }

    private static @Nullable Long halves(List<DailyValue> values, int from) {
        return values.subList(from, from + 3).stream()
                .mapToLong(value -> Math.round(2 * value.value()))
                .sum();
    }

    private static long offset(DailyValue value) {
        return value.day().toEpochDay() - START.toEpochDay();
    }
}
