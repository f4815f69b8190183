package org.lumbar.insights.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;

/** Consistency, worked out a second time by going through the days and weeks one by one. */
class ConsistencyPropertyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final OccurrenceState[] STORED = {
        OccurrenceState.CANCELLED,
        OccurrenceState.COMPLETED,
        OccurrenceState.STOPPED_SAFETY,
        OccurrenceState.EXEMPT,
        OccurrenceState.PARTIAL,
        OccurrenceState.PENDING
    };

    @Property(tries = 500)
    void dailyPlansAgreeWithCountingDayByDay(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            for (int slot = random.nextInt(3); slot > 0; slot--) {
                LocalDate date = MONDAY.plusDays(day);
                outcomes.add(outcome(outcomes.size(), date, date, random));
            }
        }
        LocalDate today = MONDAY.plusDays(random.nextInt(45));
        LocalDate to = today.minusDays(random.nextInt(5));
        LocalDate from = to.minusDays(random.nextInt(30));
        // When
        Consistency consistency = Consistency.of(Kind.RRULE, outcomes, from, to, today);
        // Then
        int denominator = 0;
        int completed = 0;
        double done = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (Outcome outcome : outcomes) {
                if (outcome.localDate().equals(day) && isAsked(outcome, today)) {
                    denominator++;
                    completed += outcome.state() == OccurrenceState.COMPLETED ? 1 : 0;
                    done += outcome.done();
                }
            }
        }
        assertThat(consistency.denominator()).isEqualTo(denominator);
        assertThat(consistency.completed()).isEqualTo(completed);
        if (denominator == 0) {
            assertThat(consistency.value()).isNull();
            assertThat(consistency.doseConsistency()).isNull();
            assertThat(consistency.reason()).isIn("nothing-scheduled", "nothing-asked", "nothing-over");
        } else {
            assertThat(consistency.value()).isCloseTo((double) completed / denominator, within(1e-12));
            assertThat(consistency.doseConsistency()).isCloseTo(done / denominator, within(1e-12));
        }
    }

    @Property(tries = 500)
    void weeklyPlansAgreeWithCountingWeekByWeek(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        int times = 1 + random.nextInt(4);
        List<Outcome> outcomes = new ArrayList<>();
        for (int week = 0; week < 6; week++) {
            LocalDate monday = MONDAY.plusWeeks(week);
            for (int slot = 0; slot < times; slot++) {
                outcomes.add(outcome(outcomes.size(), monday, monday.plusDays(6), random));
            }
        }
        LocalDate today = MONDAY.plusDays(random.nextInt(50));
        LocalDate from = today.minusDays(random.nextInt(30));
        // When
        Consistency consistency = Consistency.of(Kind.PER_WEEK, outcomes, from, today, today);
        // Then
        double sum = 0;
        int weeks = 0;
        for (LocalDate sunday = MONDAY.plusDays(6); sunday.isBefore(today); sunday = sunday.plusWeeks(1)) {
            LocalDate end = sunday;
            List<Outcome> asked = outcomes.stream()
                    .filter(outcome -> outcome.windowEnd().equals(end) && isAsked(outcome, today))
                    .toList();
            if (!end.isBefore(from) && !asked.isEmpty()) {
                long completed = asked.stream()
                        .filter(outcome -> outcome.state() == OccurrenceState.COMPLETED)
                        .count();
                sum += Math.min(1, (double) completed / asked.size());
                weeks++;
            }
        }
        if (weeks == 0) {
            assertThat(consistency.value()).isNull();
        } else {
            assertThat(consistency.value()).isCloseTo(sum / weeks, within(1e-12));
        }
    }

    /** In the denominator: complete, or asked for and over. */
    private static boolean isAsked(Outcome outcome, LocalDate today) {
        boolean over = outcome.windowEnd().compareTo(today) < 0;
        return outcome.state() == OccurrenceState.COMPLETED
                || (over && outcome.state() == OccurrenceState.PARTIAL)
                || (over && outcome.state() == OccurrenceState.PENDING);
    }

    private static Outcome outcome(int position, LocalDate first, LocalDate last, Random random) {
        OccurrenceState state = STORED[random.nextInt(STORED.length)];
        double done = state == OccurrenceState.COMPLETED ? 1 : random.nextDouble();
        return new Outcome("o" + position, position, first, last, "am", state, null, done, null, null);
    }
}
