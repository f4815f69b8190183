package org.lumbar.insights.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;
import static org.lumbar.insights.snapshot.Snapshots.at;
import static org.lumbar.insights.snapshot.Snapshots.daily;
import static org.lumbar.insights.snapshot.Snapshots.day;
import static org.lumbar.insights.snapshot.Snapshots.done;
import static org.lumbar.insights.snapshot.Snapshots.session;
import static org.lumbar.insights.snapshot.Snapshots.step;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientDaySnapshot.Barred;
import org.lumbar.insights.snapshot.ClientDaySnapshot.Dose;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.snapshot.Snapshots;

/** What measures say of data that arrive late: whatever follows from them is marked. */
class RevisionMeasuresTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final Step KNEAD = step("knead", "KNEAD", null, null);
    private static final Step ROLL = step("roll", "BALL_ROLL", 60, null);

    @Test
    void aLateYesMarksEveryDayThatItExempts() {
        // Given ball work on Monday, and a yes about Tuesday that arrives on Thursday
        PlanSnapshot plan = daily(MONDAY, 4, ROLL);
        SessionSnapshot monday = session(1, MONDAY, null, "roll");
        Instant late = at(MONDAY.plusDays(3), 9);
        List<ClientDaySnapshot> days = List.of(day(MONDAY, 0, List.of(), List.of()), resting(MONDAY.plusDays(1)));

        // When
        List<Outcome> outcomes = history(List.of(plan), List.of(monday), days, sore(MONDAY.plusDays(1), true, late));

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsExactly(COMPLETED, EXEMPT, EXEMPT, EXEMPT);
        assertThat(outcomes).extracting(Outcome::revisedAt).containsExactly(null, late, late, null);
    }

    @Test
    void workThatArrivesLateMarksTheRestThatFollowsFromIt() {
        // Given a yes in time, about work that nobody knew of until Wednesday
        PlanSnapshot plan = daily(MONDAY, 3, ROLL);
        Instant late = at(MONDAY.plusDays(2), 9);
        SessionSnapshot monday = session(1, MONDAY, null, List.of(done("roll", 60, null)), null, null, late);
        List<ClientDaySnapshot> days = List.of(day(MONDAY, 60, List.of(), List.of()), resting(MONDAY.plusDays(1)));
        RatingSnapshot inTime = sore(MONDAY.plusDays(1), true, at(MONDAY.plusDays(1), 9));

        // When
        List<Outcome> outcomes = history(List.of(plan), List.of(monday), days, inTime);

        // Then
        assertThat(outcomes).extracting(Outcome::revisedAt).containsExactly(late, late, null);
    }

    @Test
    void aLateNoMarksTheDaysThatItFrees() {
        // Given rest from Tuesday on, and a no about Wednesday that arrives on Friday
        PlanSnapshot plan = daily(MONDAY, 5, ROLL);
        Instant late = at(MONDAY.plusDays(4), 9);
        List<ClientDaySnapshot> days =
                List.of(resting(MONDAY.plusDays(1)), day(MONDAY.plusDays(2), 0, List.of(), List.of()));

        // When
        List<Outcome> outcomes = history(
                List.of(plan),
                List.of(session(1, MONDAY, null, "roll")),
                days,
                sore(MONDAY.plusDays(1), true, at(MONDAY.plusDays(1), 9)),
                sore(MONDAY.plusDays(2), false, late));

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsExactly(COMPLETED, EXEMPT, PENDING, PENDING, PENDING);
        assertThat(outcomes).extracting(Outcome::revisedAt).containsExactly(null, null, late, late, null);
    }

    @Test
    void aLateDoseOfAnotherRoutineMarksTheDayThatItExempts() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 1, ROLL);
        PlanSnapshot other = with(daily(MONDAY, 1, ROLL), Snapshots.id(0xb002));
        Instant late = at(MONDAY.plusDays(2), 9);
        SessionSnapshot elsewhere =
                with(session(1, MONDAY, null, List.of(done("roll", 300, null)), null, null, late), other.planId());

        // When
        List<Outcome> outcomes =
                history(List.of(plan, other), List.of(elsewhere), List.of(day(MONDAY, 300, List.of(), List.of())));

        // Then
        assertThat(outcomes.get(0).exemption()).isEqualTo(Exemption.DOSE_USED_UP);
        assertThat(outcomes.get(0).revisedAt()).isEqualTo(late);
    }

    @Test
    void aLateStopMarksTheDaysThatItLocks() {
        // Given
        PlanSnapshot plan = daily(MONDAY, 3, ROLL);
        Instant late = at(MONDAY.plusDays(2), 9);
        SessionSnapshot monday = session(1, MONDAY, null, List.of(), StopReason.BONE_PAIN, null, late);

        // When
        List<Outcome> outcomes =
                history(List.of(plan), List.of(monday), List.of(day(MONDAY, 0, List.of(), List.of("BALL_ROLL"))));

        // Then
        assertThat(outcomes).extracting(Outcome::revisedAt).containsExactly(late, late, null);
    }

    @Test
    void aLateSessionThatCompletesTheCourseMarksWhatItExempts() {
        // Given
        PlanSnapshot plan = Snapshots.with(daily(MONDAY, 4, KNEAD), new Course(1, 2), List.of());
        Instant late = at(MONDAY.plusDays(3), 9);
        SessionSnapshot first = session(1, MONDAY, null, List.of(done("knead", null, null)), null, null, late);

        // When
        List<Outcome> outcomes =
                history(List.of(plan), List.of(first, session(2, MONDAY.plusDays(1), null, "knead")), List.of());

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsExactly(COMPLETED, COMPLETED, EXEMPT, EXEMPT);
        assertThat(outcomes).extracting(Outcome::revisedAt).containsExactly(late, null, late, null);
    }

    /** The week's seven days from Monday: o open, r resting, p paused, d dose used up. */
    private static ClientDaySnapshot resting(LocalDate since) {
        return new ClientDaySnapshot(
                Snapshots.client(),
                Snapshots.practice(),
                since,
                1,
                new Dose(0, 300, 300, false),
                List.of(new Barred("BALL_ROLL", since, null, null)),
                List.of());
    }

    private static RatingSnapshot sore(LocalDate day, boolean yes, Instant received) {
        RatingSnapshot any = Snapshots.rating(day.getDayOfMonth(), day, Moment.NEXT_DAY, 4, received);
        return new RatingSnapshot(
                any.ratingId(),
                any.clientId(),
                any.practiceId(),
                any.revision(),
                any.moment(),
                any.score(),
                null,
                null,
                null,
                yes,
                null,
                any.localDay(),
                any.timezone(),
                any.occurredAt(),
                any.receivedAt());
    }

    private static PlanSnapshot with(PlanSnapshot plan, UUID planId) {
        return new PlanSnapshot(
                planId,
                plan.clientId(),
                plan.practiceId(),
                plan.revision(),
                plan.status(),
                plan.startDate(),
                plan.endDate(),
                plan.timezone(),
                plan.schedule(),
                plan.course(),
                plan.routine(),
                plan.occurrences(),
                plan.pauses(),
                plan.endedOn(),
                plan.scheduleChanges());
    }

    private static SessionSnapshot with(SessionSnapshot session, UUID planId) {
        return new SessionSnapshot(
                session.sessionId(),
                session.clientId(),
                session.practiceId(),
                planId,
                session.occurrenceId(),
                session.revision(),
                session.localDay(),
                session.timezone(),
                session.startedAt(),
                session.endedAt(),
                session.closed(),
                session.steps(),
                session.stop(),
                session.guidance(),
                session.firstReceivedAt(),
                session.lastReceivedAt(),
                session.flags(),
                session.lockedWork());
    }

    /** The outcomes of the first plan. */
    private static List<Outcome> history(
            List<PlanSnapshot> plans,
            List<SessionSnapshot> sessions,
            List<ClientDaySnapshot> days,
            RatingSnapshot... answers) {
        @Nullable
        PlanOutcomes outcomes = new ClientHistory(plans, sessions, days, List.of(answers), Holds.NONE)
                .outcomes()
                .get(plans.get(0).planId());
        return outcomes == null ? List.of() : outcomes.outcomes();
    }
}
