package org.lumbar.insights.habit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.habit.CourseProgress.Stage;

class CourseProgressTest {

    @ParameterizedTest
    @CsvSource({"0, UNDER_WAY, 15", "9, UNDER_WAY, 6", "10, REVIEW_DUE, 5", "14, REVIEW_DUE, 1", "15, COMPLETE, 0"})
    void aCourseIsReviewedAtTenAndOverAtFifteen(int completed, Stage stage, int remaining) {
        assertThat(CourseProgress.of(completed, 10, 15))
                .isEqualTo(new CourseProgress(completed, 10, 15, stage, remaining, 0, false));
    }

    @Test
    void whatIsDoneAfterItIsShownAndNotCounted() {
        assertThat(CourseProgress.of(34, 10, 15))
                .isEqualTo(new CourseProgress(15, 10, 15, Stage.COMPLETE, 0, 19, true));
    }

    @Property
    void itAgreesWithCountingTheSessionsOneByOne(
            @ForAll @IntRange(max = 40) int completed,
            @ForAll @IntRange(min = 1, max = 20) int reviewAt,
            @ForAll @IntRange(max = 10) int further) {
        // Given
        int stopAt = reviewAt + further;

        // When
        CourseProgress progress = CourseProgress.of(completed, reviewAt, stopAt);

        // Then
        Stage stage = Stage.UNDER_WAY;
        for (int session = 1; session <= completed; session++) {
            stage = session == reviewAt ? Stage.REVIEW_DUE : stage;
            stage = session == stopAt ? Stage.COMPLETE : stage;
        }
        long remaining = IntStream.rangeClosed(1, stopAt)
                .filter(session -> session > completed)
                .count();
        assertThat(progress.stage()).isEqualTo(stage);
        assertThat(progress.remaining()).isEqualTo((int) remaining);
    }
}
