package org.lumbar.insights.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshots;

class StepReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Test
    void aStepIsDoneSkippedForAReasonOrNotReported() {
        // Given
        PlanSnapshot plan = Snapshots.daily(
                DAY, 3, Snapshots.step("heat", "HEAT", null, null), Snapshots.step("knead", "KNEAD", 60, 1));
        List<SessionSnapshot> sessions = List.of(
                session(1, new SessionSnapshot.Step("heat", true, null, null, null, null)),
                session(2, skipped("heat", "NO_TIME"), skipped("knead", null)),
                session(3, skipped("heat", "NO_TIME")));
        // When
        List<StepReport> steps = StepReport.of(plan, sessions, List.of());
        // Then
        assertThat(steps).extracting(StepReport::stepKey).containsExactly("heat", "knead");
        assertThat(steps.get(0).done()).isEqualTo(1);
        assertThat(steps.get(0).skipped()).isEqualTo(Map.of("NO_TIME", 2));
        assertThat(steps.get(1).skipped()).isEqualTo(Map.of("OTHER", 1));
        assertThat(steps.get(1).unreported()).isEqualTo(2);
    }

    @Test
    void whatHurtsIsTheRatingsDuringTheStepAndWhereSessionsStopped() {
        // Given
        PlanSnapshot plan = Snapshots.daily(
                DAY, 1, Snapshots.step("heat", "HEAT", null, null), Snapshots.step("knead", "KNEAD", null, null));
        List<RatingSnapshot> ratings = List.of(during(1, "knead", 3), during(2, "knead", 6), during(3, null, 9));
        // When
        List<StepReport> steps = StepReport.of(plan, List.of(), ratings);
        // Then
        assertThat(steps.get(0).meanPain()).isNull();
        assertThat(steps.get(1).meanPain()).isEqualTo(4.5);
        assertThat(steps.get(1).highestPain()).isEqualTo(6);
        assertThat(steps.get(1).ratings()).isEqualTo(2);
    }

    private static SessionSnapshot session(int number, SessionSnapshot.Step... steps) {
        return Snapshots.session(number, DAY, null, List.of(steps), null, null, Snapshots.at(DAY, 10));
    }

    private static SessionSnapshot.Step skipped(String key, @Nullable String reason) {
        return new SessionSnapshot.Step(key, false, reason, null, null, null);
    }

    private static RatingSnapshot during(int number, @Nullable String stepKey, int score) {
        RatingSnapshot usual = Snapshots.rating(number, DAY, Moment.DURING, score);
        return new RatingSnapshot(
                usual.ratingId(),
                usual.clientId(),
                usual.practiceId(),
                1,
                Moment.DURING,
                score,
                usual.sessionId(),
                stepKey,
                null,
                null,
                null,
                DAY,
                usual.timezone(),
                usual.occurredAt(),
                usual.receivedAt());
    }
}
