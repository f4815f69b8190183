package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.rule.Facts.PLAN;
import static org.lumbar.insights.rule.Facts.daysAgo;
import static org.lumbar.insights.rule.Facts.id;
import static org.lumbar.insights.rule.Facts.ofAClient;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.fact.ClientSnapshot.ProposalKind;

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
        Facts facts = ofAClient().proposed(ProposalKind.LIGHTER, WEEK).proposed(ProposalKind.COURSE_REVIEW, WEEK);

        // When
        List<Alert> today = facts.judged();
        List<Alert> tomorrow = facts.at(Facts.NOW.plus(Duration.ofDays(1))).judged();

        // Then
        assertThat(today).extracting(Alert::detail).containsExactlyInAnyOrder("LIGHTER", "COURSE_REVIEW");
        assertThat(today).extracting(Alert::id).doesNotHaveDuplicates();
        assertThat(tomorrow).containsAll(today);
    }
}
