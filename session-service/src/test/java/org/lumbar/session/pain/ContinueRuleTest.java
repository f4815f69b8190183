package org.lumbar.session.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.session.event.Moment;

class ContinueRuleTest {

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
        Rule rule = new ContinueRule(lowest, strict).decide(Moment.DURING, score);

        // Then
        assertThat(rule).isEqualTo(expected);
    }

    @Test
    void otherMomentsGetNoAnswer() {
        // Given
        ContinueRule rule = new ContinueRule(OptionalInt.of(0), true);

        // When
        Rule after = rule.decide(Moment.AFTER, 10);

        // Then
        assertThat(after).isNull();
    }
}
