package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.rule.States.NOW;
import static org.lumbar.insights.rule.States.PLAN;
import static org.lumbar.insights.rule.States.daysAgo;
import static org.lumbar.insights.rule.States.id;
import static org.lumbar.insights.rule.States.ofAClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;

class CareAlertsTest {

    @Test
    void theThirdRestDayInARowIsYellow() {
        // When
        Alert alert = ofAClient().sore(3, 0, true).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.STILL_SORE);
        assertThat(alert.since()).isEqualTo(daysAgo(1));
        assertThat(alert.days()).containsExactly(daysAgo(3), daysAgo(2), daysAgo(1), daysAgo(0));
    }

    @Test
    void twoRestDaysOrRestThatIsOverAreNoAlert() {
        assertThat(ofAClient().sore(1, 0, true).sore(20, 10, false).judged()).isEmpty();
    }

    @Test
    void everyDayWithTooMuchDoseIsAnAlertForTwoWeeks() {
        // When
        List<Alert> alerts =
                ofAClient().tooMuchDose(0).tooMuchDose(13).tooMuchDose(14).judged();

        // Then
        assertThat(alerts).extracting(Alert::code).containsOnly(AlertCode.DOSE_EXCEEDED);
        assertThat(alerts).extracting(Alert::since).containsExactly(daysAgo(0), daysAgo(13));
        assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
    }

    @Test
    void threeTimesTheDoseIsRedAndAnotherAlertThanTheDoseOnceExceeded() {
        // When
        Alert once = ofAClient().dose(1, 899).judged().get(0);
        Alert thrice = ofAClient().dose(1, 900).judged().get(0);

        // Then who has seen the one has not seen the other
        assertThat(once.severity()).isEqualTo(Severity.YELLOW);
        assertThat(thrice.severity()).isEqualTo(Severity.RED);
        assertThat(thrice.code()).isEqualTo(AlertCode.DOSE_EXCEEDED);
        assertThat(thrice.id()).isNotEqualTo(once.id());
    }

    @Test
    void theFifthExceededDayOfSevenIsRed() {
        // When
        List<Alert> alerts = ofAClient()
                .tooMuchDose(8)
                .tooMuchDose(6)
                .tooMuchDose(5)
                .tooMuchDose(3)
                .tooMuchDose(2)
                .judged();

        // Then
        assertThat(alerts)
                .extracting(alert -> alert.severity() + " " + alert.since())
                .containsExactly(
                        "RED " + daysAgo(2),
                        "YELLOW " + daysAgo(3),
                        "YELLOW " + daysAgo(5),
                        "YELLOW " + daysAgo(6),
                        "YELLOW " + daysAgo(8));
        assertThat(ofAClient()
                        .tooMuchDose(9)
                        .tooMuchDose(6)
                        .tooMuchDose(5)
                        .tooMuchDose(3)
                        .tooMuchDose(2)
                        .judged())
                .extracting(Alert::severity)
                .containsOnly(Severity.YELLOW);
    }

    @Test
    void zeroInTheFirstWeekIsBlue() {
        // When
        Alert alert = ofAClient().shown(3, null, 0.0, 0.0).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.FEW_SESSIONS);
        assertThat(alert.severity()).isEqualTo(Severity.BLUE);
        assertThat(alert.since()).isEqualTo(daysAgo(1));
        assertThat(alert.evidence()).containsExactly(PLAN);
        assertThat(ofAClient().shown(3, 0.0, 0.5).judged()).isEmpty();
    }

    @Test
    void aCourseIsDueForReviewSinceTheSessionThatMadeItSoAndOverSinceTheFirstBeyondIt() {
        // When
        Alert review = ofAClient().course(2, 3, 9, 7, 5).judged().get(0);
        Alert over = ofAClient().course(2, 3, 9, 7, 5, 3, 1).judged().get(0);

        // Then
        assertThat(review.code()).isEqualTo(AlertCode.COURSE_REVIEW);
        assertThat(review.severity()).isEqualTo(Severity.BLUE);
        assertThat(review.since()).isEqualTo(daysAgo(7));
        assertThat(over.code()).isEqualTo(AlertCode.COURSE_OVER);
        assertThat(over.severity()).isEqualTo(Severity.YELLOW);
        assertThat(over.since()).isEqualTo(daysAgo(3));
        assertThat(over.days()).containsExactly(daysAgo(3), daysAgo(1));
    }

    @Test
    void lowConsistencyCountsFromItsFirstDayInARow() {
        // When
        Alert alert = ofAClient().plan(30, 0.4, 0.5, 0.49, 0.3, 0.0).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.LOW_CONSISTENCY);
        assertThat(alert.since()).isEqualTo(daysAgo(2));
        assertThat(alert.days()).containsExactly(daysAgo(2), daysAgo(0));
        assertThat(alert.evidence()).containsExactly(PLAN);
    }

    @Test
    void exactlyHalfIsNotLow() {
        assertThat(ofAClient().plan(30, 0.1, 1 / 6.0 + 1 / 3.0).judged()).isEmpty();
    }

    @Test
    void nothingScheduledIsNotLow() {
        assertThat(ofAClient().plan(30, 0.1, null).judged()).isEmpty();
        assertThat(ofAClient().plan(30).judged()).isEmpty();
    }

    @Test
    void aPlanIsJudgedFromItsFourteenthDay() {
        assertThat(ofAClient().plan(12, 0.0, 0.0).judged()).isEmpty();
        assertThat(ofAClient().plan(13, 0.0, 0.0).judged().get(0).since()).isEqualTo(daysAgo(0));
    }

    @Test
    void silenceTurnsBlueAfterFortyNineHours() {
        // Given
        Instant dataUpTo = NOW.minus(Duration.ofHours(49));

        // When
        Alert alert = ofAClient().silentSince(Instant.EPOCH, dataUpTo).judged().get(0);

        // Then
        assertThat(alert.code()).isEqualTo(AlertCode.NO_DATA);
        assertThat(alert.severity()).isEqualTo(Severity.BLUE);
        assertThat(alert.since()).isEqualTo(daysAgo(0));
        assertThat(alert.days()).containsExactly(daysAgo(2));
        assertThat(ofAClient()
                        .silentSince(Instant.EPOCH, dataUpTo.plusSeconds(1))
                        .judged())
                .isEmpty();
    }

    @Test
    void silenceTurnsYellowAfterFourteenDays() {
        // Given
        Instant dataUpTo = NOW.minus(Duration.ofDays(14));

        // When, Then
        assertThat(ofAClient().silentSince(Instant.EPOCH, dataUpTo).codes())
                .containsExactly(AlertCode.NO_DATA_FOR_LONG);
        assertThat(ofAClient()
                        .silentSince(Instant.EPOCH, dataUpTo.plusSeconds(1))
                        .codes())
                .containsExactly(AlertCode.NO_DATA);
    }

    @Test
    void nobodyWaitsForAClientWithoutAnActivePlan() {
        assertThat(ofAClient().silentSince(null, NOW.minus(Duration.ofDays(90))).judged())
                .isEmpty();
        assertThat(ofAClient().silentSince(null, null).judged()).isEmpty();
    }

    @Test
    void aClientWhoNeverSentAnythingIsWaitedForSinceThePlanStarted() {
        assertThat(ofAClient().silentSince(NOW.minus(Duration.ofDays(3)), null).codes())
                .containsExactly(AlertCode.NO_DATA);
    }

    @Test
    void dataFromBeforeThePlanIsNoSilenceInIt() {
        assertThat(ofAClient()
                        .silentSince(NOW.minus(Duration.ofHours(5)), NOW.minus(Duration.ofDays(90)))
                        .judged())
                .isEmpty();
    }

    @Test
    void redsThatNobodyAcknowledgesInADayAreRedAgain() {
        // Given four stops
        States state = ofAClient();
        IntStream.rangeClosed(1, 4).forEach(daysAgo -> state.stopped(daysAgo, StopReason.BONE_PAIN, false));
        List<UUID> ids = state.judged().stream().map(Alert::id).toList();

        // When
        List<Alert> alerts = state.raised(ids.get(0), Duration.ofHours(90), true)
                .raised(ids.get(1), Duration.ofHours(24), false)
                .raised(ids.get(2), Duration.ofHours(40), false)
                .raised(ids.get(3), Duration.ofHours(23), false)
                .judged();

        // Then
        assertThat(alerts).hasSize(5);
        Alert overdue = alerts.stream()
                .filter(alert -> alert.code() == AlertCode.RED_UNACKNOWLEDGED)
                .findFirst()
                .orElseThrow();
        assertThat(overdue.code()).isEqualTo(AlertCode.RED_UNACKNOWLEDGED);
        assertThat(overdue.evidence()).containsExactly(ids.get(2), ids.get(1));
        assertThat(overdue.since()).isEqualTo(daysAgo(1));
    }

    @Test
    void whatNoLongerHoldsOrIsNotRedNeedsNoAcknowledgement() {
        // Given
        States state = ofAClient().tooMuchDose(3);
        UUID yellow = state.judged().get(0).id();

        // When, Then
        assertThat(state.raised(yellow, Duration.ofDays(3), false)
                        .raised(id(1), Duration.ofDays(3), false)
                        .codes())
                .containsExactly(AlertCode.DOSE_EXCEEDED);
    }

    @Test
    void theMostUrgentComeFirst() {
        assertThat(ofAClient()
                        .silentSince(Instant.EPOCH, NOW.minus(Duration.ofDays(3)))
                        .tooMuchDose(5)
                        .stopped(2, StopReason.BONE_PAIN, false)
                        .stopped(6, StopReason.BONE_PAIN, false)
                        .judged())
                .extracting(alert -> alert.severity() + " " + alert.since())
                .containsExactly(
                        "RED " + daysAgo(2), "RED " + daysAgo(6), "YELLOW " + daysAgo(5), "BLUE " + daysAgo(1));
    }

    @Test
    void theSameStateGivesTheSameIds() {
        // Given
        States state =
                ofAClient().tooMuchDose(1).sore(5, 0, true).plan(30, 0.2).stopped(3, StopReason.BONE_PAIN, false);

        // When, Then
        assertThat(state.judged()).isEqualTo(state.judged());
        assertThat(state.judged()).extracting(Alert::id).doesNotHaveDuplicates();
    }

    @Test
    void theDayChangesAtThreeInTheMorningWhereTheClientLives() {
        // Given data up to half past midnight in Berlin
        States state = ofAClient().silentSince(Instant.EPOCH, Instant.parse("2026-06-28T22:30:00Z"));

        // When
        Alert alert = state.at(Instant.parse("2026-07-05T00:00:00Z")).judged().get(0);

        // Then 00:30 in Berlin is still the 28th, and 49 hours later, 01:30, the 30th
        assertThat(alert.days()).containsExactly(daysAgo(2));
        assertThat(alert.since()).isEqualTo(daysAgo(0));
    }
}
