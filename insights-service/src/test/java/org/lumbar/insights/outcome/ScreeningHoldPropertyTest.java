package org.lumbar.insights.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.habit.HabitStrength;
import org.lumbar.insights.habit.PlanSpan;
import org.lumbar.insights.habit.ScheduledOccurrence;
import org.lumbar.insights.habit.Streak;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Made-up weeks with and without a failed screening: it may take a number away, and never makes one worse. */
class ScreeningHoldPropertyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final int DAYS = 28;
    private static final double ROUNDING = 1e-12;
    private static final Step[] STEPS = {
        Snapshots.step("knead", "KNEAD", null, null), Snapshots.step("roll", "BALL_ROLL", 60, null)
    };

    @Property(tries = 500)
    void aHoldMakesNoNumberWorse(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        boolean weekly = random.nextBoolean();
        PlanSnapshot plan = weekly
                ? Snapshots.weekly(MONDAY, DAYS / 7, 1 + random.nextInt(4), STEPS)
                : Snapshots.daily(MONDAY, DAYS, STEPS);
        List<SessionSnapshot> sessions = sessions(random);
        LocalDate today = MONDAY.plusDays(1 + random.nextInt(DAYS + 7));
        LocalDate from = today.minusDays(random.nextInt(DAYS));
        // When
        List<Outcome> without = outcomes(plan, sessions, List.of());
        List<Outcome> with = outcomes(plan, sessions, holds(random));
        // Then
        Consistency before = Consistency.of(plan.schedule().kind(), without, from, today, today);
        Consistency after = Consistency.of(plan.schedule().kind(), with, from, today, today);
        assertThat(after.completed()).isEqualTo(before.completed());
        assertNotWorse(after.value(), before.value());
        assertNotWorse(after.doseConsistency(), before.doseConsistency());
        assertThat(Streak.of(scheduled(with), today, today).length())
                .isGreaterThanOrEqualTo(
                        Streak.of(scheduled(without), today, today).length());
        if (!weekly) {
            // Of fewer than one a day an exempt day leaves the habit as it is, also where the days before would raise
            // it.
            assertNotWorse(habit(plan, with, today), habit(plan, without, today));
        }
    }

    private static void assertNotWorse(@Nullable Double after, @Nullable Double before) {
        if (after != null) {
            assertThat(after).isGreaterThanOrEqualTo((before == null ? 0 : before) - ROUNDING);
        }
    }

    private static @Nullable Double habit(PlanSnapshot plan, List<Outcome> outcomes, LocalDate today) {
        PlanSpan span =
                new PlanSpan(MONDAY, MONDAY.plusDays(DAYS - 1L), plan.schedule().timesPerWeek());
        return HabitStrength.of(span, scheduled(outcomes), today, today)
                .map(HabitStrength::value)
                .orElse(null);
    }

    private static List<ScheduledOccurrence> scheduled(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> new ScheduledOccurrence(outcome.localDate(), outcome.windowEnd(), outcome.state()))
                .toList();
    }

    private static List<Outcome> outcomes(
            PlanSnapshot plan, List<SessionSnapshot> sessions, List<ScreeningHold> holds) {
        ClientDays nothing = new ClientDays(List.of(), List.of(), List.of());
        return PlanOutcomes.of(plan, sessions, nothing, new Holds(holds, List.of(), null))
                .outcomes();
    }

    private static List<SessionSnapshot> sessions(Random random) {
        List<SessionSnapshot> sessions = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = MONDAY.plusDays(i);
            String[] done = switch (random.nextInt(5)) {
                case 0, 1 -> new String[] {"knead", "roll"};
                case 2 -> new String[] {"knead"};
                default -> new String[0];
            };
            if (random.nextInt(3) > 0) {
                sessions.add(Snapshots.session(i, day, null, done));
            }
        }
        return sessions;
    }

    /** One after the other, the last of which may last. */
    private static List<ScreeningHold> holds(Random random) {
        List<ScreeningHold> holds = new ArrayList<>();
        Instant from = Snapshots.at(MONDAY, 0);
        for (int i = random.nextInt(4); i >= 0; i--) {
            from = from.plusSeconds(random.nextInt(10 * 86_400));
            Instant to = from.plusSeconds(random.nextInt(12 * 86_400));
            holds.add(new ScreeningHold(from, i == 0 && random.nextBoolean() ? null : to));
            from = to;
        }
        return holds;
    }
}
