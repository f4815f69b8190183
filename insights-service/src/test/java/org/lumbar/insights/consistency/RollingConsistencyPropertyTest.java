package org.lumbar.insights.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;

/** The rolling value is the same number, to the last bit, as the one that is worked out for each day alone. */
class RollingConsistencyPropertyTest {

    private static final LocalDate START = LocalDate.of(2026, 9, 7);
    private static final OccurrenceState[] STORED = {
        OccurrenceState.CANCELLED,
        OccurrenceState.COMPLETED,
        OccurrenceState.STOPPED_SAFETY,
        OccurrenceState.EXEMPT,
        OccurrenceState.PARTIAL,
        OccurrenceState.PENDING
    };

    @Property(tries = 500)
    void ofDaysItIsWhatEachDayAloneGives(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int day = random.nextInt(10) - 10; day < 60; day++) {
            for (int slot = random.nextInt(3); slot > 0; slot--) {
                LocalDate date = START.plusDays(day);
                outcomes.add(outcome(date, date.plusDays(random.nextInt(3)), random));
            }
        }
        assertThatEachDayIsTheSame(Kind.RRULE, outcomes, random);
    }

    @Property(tries = 500)
    void ofWeeksItIsWhatEachDayAloneGives(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int week = 0; week < 10; week++) {
            LocalDate monday = START.plusWeeks(week);
            for (int slot = random.nextInt(5); slot > 0; slot--) {
                outcomes.add(outcome(monday, monday.plusDays(6), random));
            }
        }
        assertThatEachDayIsTheSame(Kind.PER_WEEK, outcomes, random);
    }

    private static void assertThatEachDayIsTheSame(Kind kind, List<Outcome> outcomes, Random random) {
        // When
        int window = 1 + random.nextInt(30);
        LocalDate last = START.plusDays(random.nextInt(70) - 1L);
        RollingConsistency rolling = new RollingConsistency(kind, outcomes, START, last, window);
        // Then
        for (LocalDate day = START; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate from = day.minusDays(window - 1L);
            assertThat(rolling.on(day))
                    .as("window of %d days to %s", window, day)
                    .isEqualTo(Consistency.of(kind, outcomes, from, day, day).value());
        }
    }

    private static Outcome outcome(LocalDate date, LocalDate end, Random random) {
        OccurrenceState state = STORED[random.nextInt(STORED.length)];
        return new Outcome(date + ":" + random.nextInt(), 0, date, end, "", state, null, 0, null, null);
    }
}
