package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SorenessRunTest {

    private static final LocalDate START = LocalDate.parse("2026-03-02");

    @Test
    void withoutDaysThereIsNoRun() {
        assertThat(SorenessRun.of(List.of(), day(9))).isEmpty();
    }

    @Test
    void aRunLastsUntilTheDayWithoutRest() {
        // When
        List<SorenessRun> runs = SorenessRun.of(List.of(rest(1), rest(2), none(4)), day(9));

        // Then
        assertThat(runs).containsExactly(new SorenessRun(day(1), day(3), false));
        assertThat(runs.get(0).days()).isEqualTo(3);
    }

    @Test
    void silenceLengthensARun() {
        assertThat(SorenessRun.of(List.of(rest(1)), day(9))).containsExactly(new SorenessRun(day(1), day(9), true));
    }

    @Test
    void whatComesLaterIsNotLookedAt() {
        assertThat(SorenessRun.of(List.of(rest(1), none(5), rest(12)), day(3)))
                .containsExactly(new SorenessRun(day(1), day(3), true));
    }

    @Property(tries = 300)
    void itAgreesWithGoingThroughTheDaysOneByOne(
            @ForAll @Size(max = 12) Map<@IntRange(min = 0, max = 25) Integer, Boolean> known) {
        // Given
        TreeMap<Integer, Boolean> byDay = new TreeMap<>(known);
        List<RestDay> days = known.entrySet().stream()
                .map(entry -> new RestDay(day(entry.getKey()), entry.getValue()))
                .toList();

        // When
        List<SorenessRun> runs = SorenessRun.of(days, day(20));

        // Then
        List<LocalDate> expected = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            Map.Entry<Integer, Boolean> latest = byDay.floorEntry(i);
            if (latest != null && latest.getValue()) {
                expected.add(day(i));
            }
        }
        assertThat(runs.stream()
                        .flatMap(run -> run.from().datesUntil(run.to().plusDays(1)))
                        .toList())
                .isEqualTo(expected);
        assertThat(runs.stream().mapToInt(SorenessRun::days).sum()).isEqualTo(expected.size());
        assertThat(runs.stream().anyMatch(SorenessRun::lasts)).isEqualTo(expected.contains(day(20)));
    }

    private static LocalDate day(int offset) {
        return START.plusDays(offset);
    }

    private static RestDay rest(int offset) {
        return new RestDay(day(offset), true);
    }

    private static RestDay none(int offset) {
        return new RestDay(day(offset), false);
    }
}
