package org.lumbar.insights.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.alert.Facts.daysAgo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriageRankTest {

    private static final TriageRank OLD_RED = new TriageRank(Severity.RED, false, daysAgo(9));
    private static final TriageRank NEW_RED = new TriageRank(Severity.RED, false, daysAgo(1));
    private static final TriageRank SEEN_RED = new TriageRank(Severity.RED, true, daysAgo(30));
    private static final TriageRank YELLOW = new TriageRank(Severity.YELLOW, false, daysAgo(40));
    private static final TriageRank BLUE = new TriageRank(Severity.BLUE, false, daysAgo(50));

    @Test
    void colourComesFirstThenTheUnacknowledgedThenTheOldest() {
        // Given
        List<TriageRank> expected = List.of(OLD_RED, NEW_RED, SEEN_RED, YELLOW, BLUE, TriageRank.NONE);
        List<TriageRank> clients = new ArrayList<>(expected);
        Collections.reverse(clients);

        // When
        Collections.sort(clients);

        // Then
        assertThat(clients).isEqualTo(expected);
    }

    @Test
    void aClientRanksByTheAlertToLookAtFirst() {
        assertThat(TriageRank.first(List.of(YELLOW, SEEN_RED, NEW_RED))).isEqualTo(NEW_RED);
    }

    @Test
    void aClientWithoutAlertsComesLast() {
        assertThat(TriageRank.first(List.of())).isEqualTo(TriageRank.NONE);
    }

    @Test
    void theRankOfAnAlertIsItsOwn() {
        // Given
        Alert alert = Facts.ofAClient().tooMuchDose(3).judged().get(0);

        // When, Then
        assertThat(TriageRank.of(alert, true)).isEqualTo(new TriageRank(Severity.YELLOW, true, daysAgo(3)));
    }
}
