package org.lumbar.insights.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.snapshot.PlanSnapshot.Pause;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.timeline.PlanMark.Kind;

class PlanMarkTest {

    private static final LocalDate START = LocalDate.of(2026, 9, 7);

    @Test
    void aPlanIsMarkedWhereItStartsPausesGoesOnChangesAndEnds() {
        // Given
        List<Pause> pauses = List.of(new Pause(START.plusDays(3), START.plusDays(5)));
        // When
        List<PlanMark> marks =
                PlanMark.of(source("CANCELLED", START.plusDays(20), List.of(START.plusDays(10)), pauses));
        // Then
        assertThat(marks)
                .extracting(PlanMark::kind)
                .containsExactly(Kind.STARTED, Kind.PAUSED, Kind.RESUMED, Kind.RESCHEDULED, Kind.CANCELLED);
        assertThat(marks)
                .extracting(PlanMark::day)
                .containsExactly(START, START.plusDays(3), START.plusDays(6), START.plusDays(10), START.plusDays(20));
    }

    @Test
    void aPauseThatLastsHasNoEndAndACompletedPlanIsNotCancelled() {
        assertThat(PlanMark.of(source("PAUSED", null, List.of(), List.of(new Pause(START.plusDays(1), null)))))
                .extracting(PlanMark::kind)
                .containsExactly(Kind.STARTED, Kind.PAUSED);
        assertThat(PlanMark.of(source("COMPLETED", START.plusDays(1), List.of(), List.of())))
                .extracting(PlanMark::kind)
                .containsExactly(Kind.STARTED, Kind.COMPLETED);
    }

    private static PlanMark.Source source(
            String status, @Nullable LocalDate endedOn, List<LocalDate> changes, List<Pause> pauses) {
        return new PlanMark.Source(
                Snapshots.plan(), "Massage", Titles.UNKNOWN, status, START, endedOn, changes, pauses);
    }
}
