package org.lumbar.routine.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.routine.state.ScreeningResult;

class ScreeningFormsTest {
    private final ScreeningForms forms = new ScreeningForms();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-2||PASSED|",
                "2026-2|thrombosis|ASK_A_PROFESSIONAL|thrombosis",
                "2026-2|medical-condition thrombosis fracture|STOP|fracture thrombosis medical-condition",
                "2026-2|fever fracture|URGENT_CARE|fracture fever",
                "2026-1|fever|URGENT_CARE|fever",
                "2026-1|medical-condition|PASSED|",
            })
    void theGravestYesDecidesAndOnlyQuestionsOfTheFormCount(
            String version, @Nullable String said, ScreeningResult result, @Nullable String yes) {
        // Given
        Map<String, Boolean> answers = new HashMap<>();
        words(said).forEach(question -> answers.put(question, true));
        answers.put("cancer-history", false);
        ScreeningAnswers given = new ScreeningAnswers(version, answers);

        // Then
        assertThat(forms.result(given)).isEqualTo(result);
        assertThat(forms.yes(given)).isEqualTo(words(yes));
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }
}
