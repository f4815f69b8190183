package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.rule.States.daysAgo;
import static org.lumbar.insights.rule.States.id;
import static org.lumbar.insights.rule.States.ofAClient;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.FlareUp.Origin;

class PainAlertsTest {

    @Test
    void aClientOfWhomNothingIsKnownRaisesNothing() {
        assertThat(ofAClient().judged()).isEmpty();
    }

    @Test
    void bonePainIsRedUntilAClinicianClearsIt() {
        // When
        List<Alert> alerts =
                ofAClient().stopped(40, StopReason.BONE_PAIN, false).judged();

        // Then
        Alert alert = alerts.get(0);
        assertThat(alert.code()).isEqualTo(AlertCode.BONE_PAIN);
        assertThat(alert.severity()).isEqualTo(Severity.RED);
        assertThat(alert.since()).isEqualTo(daysAgo(40));
        assertThat(alert.days()).containsExactly(daysAgo(40));
        assertThat(alert.evidence()).containsExactly(id(140));
        assertThat(ofAClient().stopped(40, StopReason.BONE_PAIN, true).judged()).isEmpty();
    }

    @Test
    void excruciatingPainIsRed() {
        assertThat(ofAClient().stopped(1, StopReason.EXCRUCIATING, false).codes())
                .containsExactly(AlertCode.EXCRUCIATING_PAIN);
    }

    @ParameterizedTest
    @EnumSource(
            value = StopReason.class,
            names = {"FATIGUE", "OTHER", "DISCOMFORT", "VERY_PAINFUL"})
    void otherStopsAreNotAlerts(StopReason reason) {
        assertThat(ofAClient().stopped(0, reason, false).judged()).isEmpty();
    }

    @Test
    void highPainAfterOneSessionIsNotEnough() {
        assertThat(ofAClient().session(1, null, 7).session(0, null, 6).judged()).isEmpty();
    }

    @Test
    void highPainAfterTwoOfThreeSessionsIsRed() {
        // When
        List<Alert> alerts = ofAClient()
                .session(4, null, 7)
                .session(2, null, 3)
                .session(0, null, 8)
                .judged();

        // Then
        Alert alert = alerts.get(0);
        assertThat(alert.code()).isEqualTo(AlertCode.HIGH_PAIN_AFTER);
        assertThat(alert.severity()).isEqualTo(Severity.RED);
        assertThat(alert.since()).isEqualTo(daysAgo(0));
        assertThat(alert.evidence()).containsExactly(id(4), id(0));
    }

    @Test
    void sessionsWithoutARatingAfterThemAreNotLookedAt() {
        assertThat(ofAClient()
                        .session(4, null, 7)
                        .session(3, 2, null)
                        .session(2, 2, null)
                        .session(1, 2, null)
                        .session(0, null, 7)
                        .codes())
                .containsExactly(AlertCode.HIGH_PAIN_AFTER);
    }

    @Test
    void twoBetterSessionsEndIt() {
        assertThat(ofAClient()
                        .session(4, null, 9)
                        .session(3, null, 9)
                        .session(2, null, 2)
                        .session(1, null, 2)
                        .judged())
                .isEmpty();
    }

    @Test
    void itStaysTheSameAlertWhileItLasts() {
        // Given
        States state = ofAClient().session(9, null, 9).session(7, null, 9);
        UUID before = state.judged().get(0).id();

        // When
        Alert later = state.session(5, null, 9)
                .session(3, null, 1)
                .session(1, null, 9)
                .judged()
                .get(0);

        // Then
        assertThat(later.id()).isEqualTo(before);
        assertThat(later.since()).isEqualTo(daysAgo(7));
        assertThat(later.evidence()).containsExactly(id(9), id(7), id(5), id(1));
    }

    @Test
    void risingPainInTwoOfThreeSessionsIsYellow() {
        // When
        List<Alert> alerts =
                ofAClient().session(5, 2, 4).session(3, 2, 3).session(1, 3, 6).judged();

        // Then
        assertThat(alerts).extracting(Alert::code).containsExactly(AlertCode.PAIN_RISES);
        assertThat(alerts.get(0).severity()).isEqualTo(Severity.YELLOW);
        assertThat(alerts.get(0).days()).containsExactly(daysAgo(5), daysAgo(1));
    }

    @Test
    void aSessionWithoutBothRatingsSaysNothingAboutAChange() {
        assertThat(ofAClient()
                        .session(3, 2, 4)
                        .session(2, null, 6)
                        .session(1, 3, null)
                        .judged())
                .isEmpty();
    }

    @Test
    void aFlareUpOfOneDayIsNoAlert() {
        // Given
        FlareUp flare = new FlareUp(Origin.REPORTED, daysAgo(0), null, null, daysAgo(0), null, null, null);

        // When, Then
        assertThat(ofAClient().flare(flare).judged()).isEmpty();
    }

    @Test
    void aFlareUpOfTwoDaysIsYellow() {
        // Given
        FlareUp flare = new FlareUp(Origin.DETECTED, daysAgo(2), daysAgo(1), null, daysAgo(1), null, 3.0, 6.0);

        // When
        Alert alert = ofAClient().flare(flare).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.FLARE);
        assertThat(alert.since()).isEqualTo(daysAgo(2));
        assertThat(alert.days()).containsExactly(daysAgo(2), daysAgo(1));
    }

    @Test
    void aFlareUpOfThreeDaysIsRedOnly() {
        // Given
        FlareUp flare = new FlareUp(Origin.REPORTED, daysAgo(9), daysAgo(8), daysAgo(6), daysAgo(1), null, null, null);

        // When
        List<Alert> alerts = ofAClient().flare(flare).judged();

        // Then
        assertThat(alerts).extracting(Alert::code).containsExactly(AlertCode.SEVERE_FLARE);
        assertThat(alerts.get(0).since()).isEqualTo(daysAgo(9));
    }

    @Test
    void aFlareUpThatIsOverIsNoAlert() {
        // Given
        FlareUp flare =
                new FlareUp(Origin.DETECTED, daysAgo(9), daysAgo(8), daysAgo(7), daysAgo(7), daysAgo(5), 3.0, 6.0);

        // When, Then
        assertThat(ofAClient().flare(flare).judged()).isEmpty();
    }
}
