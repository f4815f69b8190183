package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.rule.States.PLAN;
import static org.lumbar.insights.rule.States.daysAgo;
import static org.lumbar.insights.rule.States.id;
import static org.lumbar.insights.rule.States.ofAClient;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.snapshot.ClientSnapshot.ProposalKind;

class ProposalAlertsTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aProposalIsNoAlertBeforeItHasWaitedForSevenDays() {
        assertThat(ofAClient()
                        .proposed(ProposalKind.LIGHTER, WEEK.minusHours(1))
                        .judged())
                .isEmpty();
    }

    @Test
    void aProposalThatHasWaitedForSevenDaysIsBlueAndSaysWhatAndOfWhichPlanAndSinceWhen() {
        // When
        List<Alert> alerts = ofAClient().proposed(ProposalKind.LIGHTER, WEEK).judged();

        // Then
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(AlertCode.PROPOSAL_OPEN);
            assertThat(alert.severity()).isEqualTo(Severity.BLUE);
            assertThat(alert.detail()).isEqualTo("LIGHTER");
            assertThat(alert.since()).isEqualTo(daysAgo(7));
            assertThat(alert.evidence()).containsExactly(id(900), PLAN);
        });
    }

    @Test
    void everyProposalIsAnAlertOfItsOwnThatStaysTheSameFromDayToDay() {
        // Given
        States state = ofAClient().proposed(ProposalKind.LIGHTER, WEEK).proposed(ProposalKind.COURSE_REVIEW, WEEK);

        // When
        List<Alert> today = state.judged();
        List<Alert> tomorrow = state.at(States.NOW.plus(Duration.ofDays(1))).judged();

        // Then
        assertThat(today).extracting(Alert::detail).containsExactlyInAnyOrder("LIGHTER", "COURSE_REVIEW");
        assertThat(today).extracting(Alert::id).doesNotHaveDuplicates();
        assertThat(tomorrow).containsAll(today);
    }
}
