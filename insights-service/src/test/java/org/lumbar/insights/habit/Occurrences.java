package org.lumbar.insights.habit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.lumbar.insights.outcome.OccurrenceState;

/** Scheduled occurrences for tests, from a Monday on. */
final class Occurrences {

    static final LocalDate START = LocalDate.parse("2026-03-02");

    private Occurrences() {}

    /** One occurrence a day. */
    static List<ScheduledOccurrence> daily(OccurrenceState... states) {
        List<ScheduledOccurrence> occurrences = new ArrayList<>();
        for (OccurrenceState state : states) {
            occurrences.add(on(occurrences.size(), state));
        }
        return occurrences;
    }

    /** An occurrence of the day so many days after the start. */
    static ScheduledOccurrence on(int offset, OccurrenceState state) {
        return new ScheduledOccurrence(day(offset), day(offset), state);
    }

    /** An occurrence of the week that starts so many days after the start. */
    static ScheduledOccurrence week(int offset, OccurrenceState state) {
        return new ScheduledOccurrence(day(offset), day(offset + 6), state);
    }

    static LocalDate day(int offset) {
        return START.plusDays(offset);
    }

    /** Any mix of days, weeks and states within ten weeks. */
    static Arbitrary<List<ScheduledOccurrence>> any() {
        Arbitrary<ScheduledOccurrence> one = Combinators.combine(
                        Arbitraries.integers().between(0, 69),
                        Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(1)), Tuple.of(1, Arbitraries.just(7))),
                        Arbitraries.frequency(
                                Tuple.of(5, OccurrenceState.COMPLETED),
                                Tuple.of(1, OccurrenceState.MISSED),
                                Tuple.of(1, OccurrenceState.PENDING),
                                Tuple.of(1, OccurrenceState.PARTIAL),
                                Tuple.of(1, OccurrenceState.EXEMPT),
                                Tuple.of(1, OccurrenceState.STOPPED_SAFETY),
                                Tuple.of(1, OccurrenceState.CANCELLED)))
                .as((offset, length, state) -> new ScheduledOccurrence(day(offset), day(offset + length - 1), state));
        return one.list().ofMaxSize(90);
    }
}
