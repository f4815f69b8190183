package org.lumbar.session.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.session.event.Moment;

class ContinueRuleTest {
    private static final SeverePain SEVERE = new SeverePain(7);

    @ParameterizedTest
    @CsvSource({
        "0, , false, NRS_0_3",
        "3, , true, NRS_0_3",
        "4, , false, NRS_4_5",
        "5, , true, NRS_4_5",
        "6, , false, NRS_6_UP",
        "10, 9, false, NRS_6_UP",
        "5, 3, false, BEFORE_PLUS_2",
        "5, 4, false, NRS_4_5",
        "5, 4, true, ABOVE_BEFORE",
        "2, 0, false, BEFORE_PLUS_2",
        "1, 0, false, NRS_0_3",
        "1, 0, true, ABOVE_BEFORE",
        "4, 4, true, NRS_4_5"
    })
    void aRatingDuringTheSessionGetsTheStrictestAnswer(
            int score, @Nullable Integer before, boolean strict, Rule expected) {
        // Given
        OptionalInt lowest = before == null ? OptionalInt.empty() : OptionalInt.of(before);

        // When
        Rule rule = new ContinueRule(lowest, strict, SEVERE).decide(Moment.DURING, score);

        // Then
        assertThat(rule).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "BEFORE, 7, SEVERE_PAIN",
        "NEXT_DAY, 10, SEVERE_PAIN",
        "AD_HOC, 7, SEVERE_PAIN",
        "BEFORE, 6,",
        "NEXT_DAY, 6,",
        "AD_HOC, 0,",
        "AFTER, 10,",
        "DURING, 10, NRS_6_UP"
    })
    void severePainThatTreatmentDidNotColourSaysNotToBegin(Moment moment, int score, @Nullable Rule expected) {
        // Given
        ContinueRule rule = new ContinueRule(OptionalInt.empty(), false, SEVERE);

        // When
        Rule decided = rule.decide(moment, score);

        // Then
        assertThat(decided).isEqualTo(expected);
    }

    @Test
    void aRatingAfterTheSessionGetsNoAnswer() {
        // Given
        ContinueRule rule = new ContinueRule(OptionalInt.of(0), true, SEVERE);

        // When
        Rule after = rule.decide(Moment.AFTER, 10);

        // Then
        assertThat(after).isNull();
    }
}
