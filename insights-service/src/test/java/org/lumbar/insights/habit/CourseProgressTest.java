package org.lumbar.insights.habit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.habit.CourseProgress.Stage;

class CourseProgressTest {

    @ParameterizedTest
    @CsvSource({
        "0, UNDER_WAY, 15",
        "9, UNDER_WAY, 6",
        "10, REVIEW_DUE, 5",
        "14, REVIEW_DUE, 1",
        "15, COMPLETE, 0",
        "16, COMPLETE, 0"
    })
    void aCourseIsReviewedAtTenAndOverAtFifteen(int completed, Stage stage, int remaining) {
        assertThat(CourseProgress.of(completed, 10, 15))
                .isEqualTo(new CourseProgress(completed, 10, 15, stage, remaining));
    }
}
