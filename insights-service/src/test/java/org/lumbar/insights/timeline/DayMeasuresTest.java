package org.lumbar.insights.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.outcome.Exemption;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.plan.PlanOutline;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.timeline.TimelineDay.SessionPain;
import org.lumbar.insights.timeline.TimelineRows.Rated;
import org.lumbar.insights.timeline.TimelineRows.Safety;

/** What measures say of single days: pain around a session, rest and locks. */
class DayMeasuresTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final LocalDate TODAY = FIRST.plusDays(9);
    private static final UUID SESSION = UUID.fromString("0190a000-0000-7000-8000-000000005e01");

    @Test
    void theChangeOfASessionIsWholeOnTheDayItStartedThoughItEndsAfterTheNightsThreeOClock() {
        // Given BEFORE 6 at 02:50, AFTER 3 at 03:05
        TimelineDays days = new TimelineDays(FIRST, FIRST.plusDays(3), TODAY);
        days.rating(rated(FIRST, Moment.BEFORE, 6));
        days.rating(rated(FIRST.plusDays(1), Moment.AFTER, 3));

        // When
        List<TimelineDay> shown = days.inOrder();

        // Then each rating stays on its own day
        assertThat(shown).extracting(TimelineDay::localDay).containsExactly(FIRST, FIRST.plusDays(1));
        assertThat(shown.get(0).sessions()).containsExactly(new SessionPain(SESSION, 6, 3, -3));
        assertThat(shown.get(0).after()).isEmpty();
        assertThat(shown.get(1).sessions()).isEmpty();
        assertThat(shown.get(1).after()).containsExactly(3);
    }

    @Test
    void theChangeIsWholeOnTheLastDayAsked() {
        // Given
        TimelineDays days = new TimelineDays(FIRST, FIRST, TODAY);
        days.rating(rated(FIRST, Moment.BEFORE, 6));
        days.rating(rated(FIRST.plusDays(1), Moment.AFTER, 3));

        // When, Then
        assertThat(days.inOrder()).hasSize(1);
        assertThat(days.inOrder().get(0).sessions()).containsExactly(new SessionPain(SESSION, 6, 3, -3));
    }

    @Test
    void aDayWithoutASnapshotInheritsRestAndLocksAsItsStateDoes() {
        // Given rest and a lock from before the days asked for, until the fourth day
        TimelineDays days = new TimelineDays(FIRST, FIRST.plusDays(4), TODAY);
        days.safety(FIRST.minusDays(5), new Safety(0, 300, 300, List.of("BALL_ROLL"), List.of("KNEAD")));
        days.safety(FIRST.plusDays(3), new Safety(40, 300, 260, List.of(), List.of("KNEAD")));
        days.plan(exempt(FIRST.plusDays(1)));

        // When
        List<TimelineDay> shown = days.inOrder();

        // Then the days before the fourth rest, whether or not something was scheduled; a dose is not inherited
        assertThat(shown)
                .extracting(TimelineDay::resting)
                .containsExactly(
                        List.of("BALL_ROLL"), List.of("BALL_ROLL"), List.of("BALL_ROLL"), List.of(), List.of());
        assertThat(shown).extracting(TimelineDay::locked).containsOnly(List.of("KNEAD"));
        assertThat(shown).extracting(TimelineDay::doseUsedSeconds).containsExactly(null, null, null, 40, null);
    }

    @Test
    void restAndLocksDoNotFillTheDaysToCome() {
        // Given
        TimelineDays days = new TimelineDays(TODAY, TODAY.plusDays(3), TODAY);
        days.safety(TODAY, new Safety(0, 300, 300, List.of(), List.of("KNEAD")));
        days.plan(exempt(TODAY.plusDays(2)));

        // When
        List<TimelineDay> shown = days.inOrder();

        // Then
        assertThat(shown).extracting(TimelineDay::localDay).containsExactly(TODAY, TODAY.plusDays(2));
        assertThat(shown.get(1).locked()).containsExactly("KNEAD");
    }

    private static Rated rated(LocalDate day, Moment moment, int score) {
        return new Rated(day, moment, score, SESSION, FIRST, null, null);
    }

    private static PlanReport exempt(LocalDate day) {
        @Nullable Exemption why = Exemption.NOTHING_REQUIRED;
        Outcome outcome = new Outcome("o", 0, day, day, "am", OccurrenceState.EXEMPT, why, 0, null, null);
        PlanOutline plan = new PlanOutline(
                SESSION, SESSION, "ACTIVE", Kind.RRULE, null, FIRST, null, "s1", "Massage", Titles.UNKNOWN, null);
        return new PlanReport(plan, List.of(outcome), 0, 0);
    }
}
