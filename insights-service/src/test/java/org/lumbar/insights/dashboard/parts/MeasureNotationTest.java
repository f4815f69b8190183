package org.lumbar.insights.dashboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.consistency.Band;
import org.lumbar.look.Notation;

class MeasureNotationTest {
    private static final Notation BRITISH = Notation.of(List.of(Locale.UK), Instant.parse("2026-11-20T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "0.796, 79%",
        "0.7999, 79%",
        "0.8, 80%",
        "0.795, 79%",
        "0.785, 79%",
        "0.496, 49%",
        "0.4999, 49%",
        "0.5, 50%",
        "0.505, 51%",
        "0.804, 80%",
        "0.805, 81%",
        "0.004, 0%",
        "0.996, 100%",
        "1, 100%",
        "0, 0%"
    })
    void aConsistencyIsRoundedHalfUpUnlessThatCrossesABand(double share, String shown) {
        assertThat(MeasureNotation.consistency(BRITISH, share)).isEqualTo(shown);
    }

    @Property(tries = 2000)
    void numberAndBandNeverContradict(@ForAll @DoubleRange(max = 1) @Scale(6) double share) {
        // When
        String shown = MeasureNotation.consistency(BRITISH, share);

        // Then
        int whole = Integer.parseInt(shown.replace("%", ""));
        assertThat(Band.of(whole / 100.0)).isEqualTo(Band.of(share));
        assertThat(Math.abs(whole - share * 100)).isLessThan(1);
    }
}
