package org.lumbar.insights.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriageRowTest {

    @Test
    void lowConsistencyComesBeforeHighPainAndTheUnknownLast() {
        // Given
        Stream<TriageRow> rows = Stream.of(
                row("nothing known", null, null),
                row("good, no pain known", 0.9, null),
                row("good, some pain", 0.9, 2.0),
                row("pain only", null, 9.0),
                row("good, much pain", 0.9, 8.0),
                row("poor", 0.1, 1.0));

        // When
        List<String> names = rows.sorted(TriageRow.BY_NEED).map(TriageRow::name).toList();

        // Then
        assertThat(names)
                .containsExactly(
                        "poor",
                        "good, much pain",
                        "good, some pain",
                        "good, no pain known",
                        "pain only",
                        "nothing known");
    }

    private static TriageRow row(String name, @Nullable Double consistency, @Nullable Double pain) {
        return new TriageRow(
                UUID.randomUUID(), name, consistency, null, pain, null, new Sparkline("", "", "", 0), null, List.of());
    }
}
