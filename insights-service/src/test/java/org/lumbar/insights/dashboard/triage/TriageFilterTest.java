package org.lumbar.insights.dashboard.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lumbar.insights.triage.Need;
import org.lumbar.insights.triage.Regularity;

class TriageFilterTest {

    @Test
    void anAddressLeadsBackToTheSameFilter() {
        // Given
        TriageFilter filter = TriageFilter.of("  Müller & Co ", "RED", "LOW");

        // When
        String address = filter.address("a=b");

        // Then
        assertThat(address).isEqualTo("/?q=M%C3%BCller+%26+Co&need=RED&consistency=LOW&after=a%3Db");
        assertThat(filter).isEqualTo(new TriageFilter("Müller & Co", Need.RED, Regularity.LOW));
        assertThat(TriageFilter.of("", null, null).address()).isEqualTo("/");
    }

    @Test
    void whatIsMisspeltIsNotAskedFor() {
        // Given
        String endless = "x".repeat(500) + "\0";

        // When
        TriageFilter filter = TriageFilter.of(endless, "red", "SOMETIMES");

        // Then
        assertThat(filter.need()).isNull();
        assertThat(filter.regularity()).isNull();
        assertThat(filter.search()).hasSize(120);
    }
}
