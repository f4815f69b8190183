package org.lumbar.insights.dashboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.alert.ShownAlert.Acknowledgement;

class ReasonTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-07");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void alertsOfOneKindAreOneReasonInThePlaceOfTheFirst() {
        // Given
        List<ShownAlert> alerts = List.of(
                alert(AlertCode.DOSE_EXCEEDED, 0, null),
                alert(AlertCode.LOW_CONSISTENCY, 1, null),
                alert(AlertCode.DOSE_EXCEEDED, 5, null));

        // When
        List<Reason> reasons = Reason.of(alerts);

        // Then
        assertThat(reasons)
                .extracting(Reason::code)
                .containsExactly(AlertCode.DOSE_EXCEEDED, AlertCode.LOW_CONSISTENCY);
        assertThat(reasons.get(0).times()).isEqualTo(2);
        assertThat(reasons.get(0).since()).isEqualTo(DAY);
        assertThat(reasons.get(0).latest()).isEqualTo(DAY.plusDays(5));
    }

    @Test
    void whatIsAnsweredStaysApartFromWhatIsNotAndFromOtherAnswers() {
        // Given
        Acknowledgement early = new Acknowledgement(NOW.minusSeconds(60), "anna", "Called");
        Acknowledgement late = new Acknowledgement(NOW, "anna", "Called");
        Acknowledgement other = new Acknowledgement(NOW, "ben", null);

        // When
        List<Reason> reasons = Reason.of(List.of(
                alert(AlertCode.DOSE_EXCEEDED, 0, null),
                alert(AlertCode.DOSE_EXCEEDED, 1, early),
                alert(AlertCode.DOSE_EXCEEDED, 2, late),
                alert(AlertCode.DOSE_EXCEEDED, 3, other)));

        // Then
        assertThat(reasons).extracting(Reason::times).containsExactly(1, 2, 1);
        assertThat(reasons.get(1).acknowledgement()).isEqualTo(late);
    }

    private static ShownAlert alert(AlertCode code, int days, @Nullable Acknowledgement acknowledgement) {
        return new ShownAlert(
                UUID.randomUUID(),
                UUID.randomUUID(),
                code,
                code.severity(),
                DAY.plusDays(days),
                List.of(),
                List.of(),
                null,
                NOW,
                true,
                null,
                acknowledgement);
    }
}
