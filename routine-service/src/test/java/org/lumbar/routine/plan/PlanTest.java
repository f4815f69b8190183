package org.lumbar.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.RuleSchedule;
import org.lumbar.routine.schedule.ScheduleFrom;

class PlanTest {
    private static final LocalDate START = LocalDate.of(2026, 5, 4);

    private final Plan plan = daily();

    @Test
    void aPauseCoversItsDaysAndTheDayOfResumingCounts() {
        // When
        Plan resumed = plan.pause(START.plusDays(2)).resume(START.plusDays(5));

        // Then
        assertThat(resumed.pauses()).containsExactly(new Pause(START.plusDays(2), START.plusDays(4)));
        assertThat(resumed.pauseOn(START.plusDays(4))).isPresent();
        assertThat(resumed.pauseOn(START.plusDays(5))).isEmpty();
    }

    @Test
    void aPauseThatIsTakenBackOnTheSameDayLeavesNothing() {
        assertThat(plan.pause(START).resume(START)).isEqualTo(plan);
    }

    @Test
    void aPausedPlanThatEndsClosesItsPause() {
        assertThat(plan.pause(START).cancel(START.plusDays(1)).pauses())
                .containsExactly(new Pause(START, START.plusDays(1)));
    }

    @Test
    void anEndedPlanCannotBeChanged() {
        Plan ended = plan.complete(START.plusDays(3));

        assertThatThrownBy(() -> ended.cancel(START.plusDays(4))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ended.pause(START.plusDays(4))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ended.resume(START.plusDays(4))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ended.adjusted(Adjustments.NONE.lighter())).isInstanceOf(Refused.class);
    }

    @Test
    void theHorizonReachesFourWeeksAheadAndNeverShrinks() {
        assertThat(plan.horizonAt(START).horizonTo()).isEqualTo(START.plusDays(28));
        assertThat(plan.horizonAt(START.plusDays(10)).horizonTo()).isEqualTo(START.plusDays(38));
        assertThat(plan.horizonAt(START.minusDays(10))).isSameAs(plan);
    }

    @Test
    void aPlanOfTheFutureIsWorkedOutFromItsStart() {
        assertThat(Plan.horizon(START, START.minusDays(100))).isEqualTo(START.plusDays(28));
    }

    @Test
    void aRevisionThatHasNotBegunIsReplacedByTheNext() {
        // Given
        ScheduleFrom first = new ScheduleFrom(START.plusDays(7), new RuleSchedule("FREQ=WEEKLY", List.of("am")));
        ScheduleFrom second = new ScheduleFrom(START.plusDays(7), new RuleSchedule("FREQ=DAILY", List.of("pm")));

        // When
        Plan revised = plan.rescheduled(first, null).rescheduled(second, null);

        // Then
        assertThat(revised.schedules()).hasSize(2).contains(second);
        assertThat(revised.occurrences())
                .extracting(Occurrence::slot)
                .startsWith("am", "am", "am", "am", "am", "am", "am", "pm", "pm");
    }

    static Plan daily() {
        return new Plan(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                PlanStatus.ACTIVE,
                "ball-or-roller",
                1,
                START,
                null,
                ZoneId.of("Europe/Berlin"),
                List.of(new ScheduleFrom(START, new RuleSchedule("FREQ=DAILY", List.of("am")))),
                List.of(),
                null,
                START.plusDays(28),
                Adjustments.NONE,
                List.of(),
                null);
    }
}
