package org.lumbar.routine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.step.Area;

class InjuredAreaTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void whatIsNamedBeginsAndWhatIsNoLongerNamedHasEnded() {
        // Given an injury of Monday
        List<InjuredArea> monday = InjuredArea.changed(List.of(), List.of(Area.SACRUM), MONDAY);

        // When on Friday another is there and it is not
        List<InjuredArea> friday = InjuredArea.changed(monday, List.of(Area.SHOULDERS), MONDAY.plusDays(4));

        // Then
        assertThat(monday).containsExactly(new InjuredArea(Area.SACRUM, MONDAY, null));
        assertThat(friday)
                .containsExactly(
                        new InjuredArea(Area.SACRUM, MONDAY, MONDAY.plusDays(3)),
                        new InjuredArea(Area.SHOULDERS, MONDAY.plusDays(4), null));
    }

    @Test
    void sayingItAgainChangesNothing() {
        List<InjuredArea> once = InjuredArea.changed(List.of(), List.of(Area.SACRUM), MONDAY);

        assertThat(InjuredArea.changed(once, List.of(Area.SACRUM), MONDAY.plusDays(9)))
                .isEqualTo(once);
    }

    @Test
    void whatIsTakenBackOnItsDayLeavesNoTraceAndWhatComesBackIsAnInjuryOfItsOwn() {
        List<InjuredArea> once = InjuredArea.changed(List.of(), List.of(Area.SACRUM), MONDAY);
        List<InjuredArea> healed = InjuredArea.changed(once, List.of(), MONDAY.plusDays(1));

        assertThat(InjuredArea.changed(once, List.of(), MONDAY)).isEmpty();
        assertThat(InjuredArea.changed(healed, List.of(Area.SACRUM), MONDAY.plusDays(2)))
                .containsExactly(
                        new InjuredArea(Area.SACRUM, MONDAY, MONDAY),
                        new InjuredArea(Area.SACRUM, MONDAY.plusDays(2), null));
    }
}
