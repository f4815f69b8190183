package org.lumbar.routine.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lumbar.routine.state.ScreeningHold;

/** Whatever was answered and cleared when: the periods cover exactly the times at which a yes stood. */
class ScreeningHoldsPropertiesTest {
    private static final int LATEST = 60;

    @Property(tries = 5000)
    void thePeriodsCoverWhatTheSingleOnesCoverAndNothingElse(@ForAll("answers") List<ScreeningHold> single) {
        List<ScreeningHold> merged = ScreeningHolds.merged(single);

        // Times lie two seconds apart, so every gap between two of them is looked into as well
        for (int second = -1; second <= 2 * LATEST + 2; second++) {
            Instant time = Instant.ofEpochSecond(second);
            assertThat(covers(merged, time)).as("at %s", time).isEqualTo(covers(single, time));
        }
    }

    @Property(tries = 5000)
    void theyAreSortedAndNeverOverlapOrTouch(@ForAll("answers") List<ScreeningHold> single) {
        List<ScreeningHold> merged = ScreeningHolds.merged(single);

        for (int i = 1; i < merged.size(); i++) {
            assertThat(merged.get(i - 1).to())
                    .isNotNull()
                    .isBefore(merged.get(i).from());
        }
        assertThat(merged).allMatch(hold -> hold.to() == null || !hold.to().isBefore(hold.from()));
    }

    @Property(tries = 5000)
    void whatIsOpenStaysOpenAndNothingElseIs(@ForAll("answers") List<ScreeningHold> single) {
        List<ScreeningHold> merged = ScreeningHolds.merged(single);

        boolean lasts = single.stream().anyMatch(hold -> hold.to() == null);
        assertThat(merged.stream().filter(hold -> hold.to() == null)).hasSize(lasts ? 1 : 0);
        assertThat(merged.isEmpty()).isEqualTo(single.isEmpty());
    }

    @Example
    void onlyTheNewestAreTold() {
        List<ScreeningHold> single = IntStream.rangeClosed(0, ScreeningHolds.MOST)
                .mapToObj(i -> new ScreeningHold(Instant.ofEpochSecond(10L * i), Instant.ofEpochSecond(10L * i + 1)))
                .toList();

        assertThat(ScreeningHolds.merged(single)).isEqualTo(single.subList(1, single.size()));
    }

    @Example
    void aClearanceByASlowClockEndsAHoldWhenItBegan() {
        Instant answered = Instant.ofEpochSecond(100);

        List<ScreeningHold> merged =
                ScreeningHolds.merged(List.of(new ScreeningHold(answered, answered.minusMillis(5))));

        assertThat(merged).containsExactly(new ScreeningHold(answered, answered));
    }

    @Provide
    Arbitrary<List<ScreeningHold>> answers() {
        Arbitrary<Integer> lengths =
                Arbitraries.integers().between(0, LATEST / 4).injectNull(0.2);
        return Combinators.combine(Arbitraries.integers().between(0, LATEST), lengths)
                .as((from, length) -> new ScreeningHold(
                        Instant.ofEpochSecond(2L * from),
                        length == null ? null : Instant.ofEpochSecond(2L * Math.min(LATEST, from + length))))
                .list()
                .ofMaxSize(12);
    }

    private static boolean covers(Collection<ScreeningHold> holds, Instant time) {
        return holds.stream()
                .anyMatch(hold -> !hold.from().isAfter(time)
                        && (hold.to() == null || !hold.to().isBefore(time)));
    }
}
