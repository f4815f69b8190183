package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.rule.States.NOW;
import static org.lumbar.insights.rule.States.daysAgo;
import static org.lumbar.insights.rule.States.id;
import static org.lumbar.insights.rule.States.ofAClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.snapshot.ClientSnapshot.Result;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.FlareUp.Origin;

/** What was answered or done against a client's safety, and what a clinician decided about it. */
class SafetyAlertsTest {

    private static final Instant TWO_DAYS_AGO = NOW.minus(Duration.ofDays(2));

    @Test
    void aScreeningThatCallsForUrgentCareIsRedUntilAClinicianClearsIt() {
        // When
        Alert alert = ofAClient()
                .screening(Result.URGENT_CARE, TWO_DAYS_AGO, null)
                .judged()
                .get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.SCREENING_URGENT);
        assertThat(alert.severity()).isEqualTo(Severity.RED);
        assertThat(alert.since()).isEqualTo(daysAgo(2));
        assertThat(alert.evidence()).containsExactly(id(500));
        assertThat(ofAClient().screening(Result.URGENT_CARE, TWO_DAYS_AGO, NOW).judged())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Result.class,
            names = {"STOP", "ASK_A_PROFESSIONAL"})
    void anyOtherFailedScreeningIsYellow(Result result) {
        // When
        Alert alert = ofAClient().screening(result, TWO_DAYS_AGO, null).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.SCREENING_PROFESSIONAL);
        assertThat(alert.severity()).isEqualTo(Severity.YELLOW);
    }

    @Test
    void aPassedScreeningIsNoAlert() {
        assertThat(ofAClient().screening(Result.PASSED, TWO_DAYS_AGO, null).judged())
                .isEmpty();
    }

    @Test
    void aSessionThatWasStartedAgainstTheScreeningIsYellowUntilANewerOneIsPassed() {
        // When
        Alert alert = ofAClient().screenedOut(2).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.SCREENING_PROFESSIONAL);
        assertThat(alert.since()).isEqualTo(daysAgo(2));
        assertThat(alert.evidence()).containsExactly(id(602));
        assertThat(ofAClient()
                        .screenedOut(2)
                        .screening(Result.PASSED, TWO_DAYS_AGO, null)
                        .judged())
                .as("passed when the session began, not later")
                .hasSize(1);
        assertThat(ofAClient()
                        .screenedOut(2)
                        .screening(Result.PASSED, TWO_DAYS_AGO.plusSeconds(1), null)
                        .judged())
                .isEmpty();
    }

    @Test
    void aClinicianWhoClearsTheScreeningAfterTheSessionAnswersForItToo() {
        // Given
        Instant answered = TWO_DAYS_AGO.minusSeconds(60);

        // When, Then
        assertThat(ofAClient()
                        .screenedOut(2)
                        .screening(Result.STOP, answered, NOW)
                        .judged())
                .isEmpty();
        assertThat(ofAClient()
                        .screenedOut(2)
                        .screening(Result.STOP, answered, TWO_DAYS_AGO)
                        .codes())
                .containsExactly(AlertCode.SCREENING_PROFESSIONAL);
        assertThat(ofAClient().screenedOut(2).screening(Result.STOP, NOW, null).judged())
                .as("the newer screening failed as well")
                .hasSize(2);
    }

    @Test
    void workWithALockedTechniqueIsRedUntilTheLockIsClearedAfterIt() {
        // When
        Alert alert = ofAClient().lockedWork(3, false).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.DONE_WHILE_LOCKED);
        assertThat(alert.severity()).isEqualTo(Severity.RED);
        assertThat(alert.since()).isEqualTo(daysAgo(3));
        assertThat(alert.evidence()).containsExactly(id(703), id(800));
        assertThat(ofAClient().lockedWork(3, true).judged()).isEmpty();
    }

    @Test
    void severePainIsYellowSinceTheFirstSevereDayInARow() {
        // When
        Alert alert = ofAClient().severe(4, 2).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.SEVERE_PAIN);
        assertThat(alert.severity()).isEqualTo(Severity.YELLOW);
        assertThat(alert.since()).isEqualTo(daysAgo(4));
        assertThat(alert.newestHarm()).isEqualTo(daysAgo(2));
        assertThat(alert.days()).containsExactly(daysAgo(4), daysAgo(2));
        assertThat(alert.evidence()).containsExactly(id(904), id(902));
    }

    @Test
    void severePainDuringAFlareIsRedSinceBothWereThereAndIsAnotherAlert() {
        // Given
        FlareUp lasting = new FlareUp(Origin.REPORTED, daysAgo(3), null, null, daysAgo(3), null, null, null);
        FlareUp over = new FlareUp(Origin.REPORTED, daysAgo(9), null, null, daysAgo(9), daysAgo(5), null, null);

        // When
        List<Alert> alerts = ofAClient().severe(4, 2).flare(lasting).judged();

        // Then
        assertThat(alerts).extracting(Alert::code).containsExactly(AlertCode.SEVERE_PAIN);
        assertThat(alerts.get(0).severity()).isEqualTo(Severity.RED);
        assertThat(alerts.get(0).since()).isEqualTo(daysAgo(3));
        Alert calm = ofAClient().severe(4, 2).flare(over).judged().get(0);
        assertThat(calm.severity()).isEqualTo(Severity.YELLOW);
        assertThat(calm.id()).isNotEqualTo(alerts.get(0).id());
    }

    @Test
    void painThatRisesOverWeeksIsYellow() {
        // When
        Alert alert = ofAClient().rising(5, 1).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.PAIN_RISING);
        assertThat(alert.severity()).isEqualTo(Severity.YELLOW);
        assertThat(alert.since()).isEqualTo(daysAgo(5));
        assertThat(alert.days()).containsExactly(daysAgo(5), daysAgo(1));
    }

    @Test
    void withinAColourTheNewestHarmComesFirst() {
        assertThat(ofAClient().severe(9, 1).tooMuchDose(3).rising(20, 5).codes())
                .containsExactly(AlertCode.SEVERE_PAIN, AlertCode.DOSE_EXCEEDED, AlertCode.PAIN_RISING);
    }
}
