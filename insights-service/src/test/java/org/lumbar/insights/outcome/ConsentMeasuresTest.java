package org.lumbar.insights.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.outcome.Exemption.CONSENT_WITHDRAWN;
import static org.lumbar.insights.outcome.Exemption.SCREENING;
import static org.lumbar.insights.outcome.OccurrenceState.COMPLETED;
import static org.lumbar.insights.outcome.OccurrenceState.EXEMPT;
import static org.lumbar.insights.outcome.OccurrenceState.PENDING;
import static org.lumbar.insights.snapshot.Snapshots.at;
import static org.lumbar.insights.snapshot.Snapshots.daily;
import static org.lumbar.insights.snapshot.Snapshots.session;
import static org.lumbar.insights.snapshot.Snapshots.step;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.insights.client.ShownConsent;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.snapshot.ClientSnapshot.Consent;
import org.lumbar.insights.snapshot.ClientSnapshot.ConsentState;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.ClientSnapshot.Withdrawal;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.PlanSnapshot.Step;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** What measures and pages say of days on which a client's consent was withdrawn. */
class ConsentMeasuresTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final LocalDate LATER = MONDAY.plusDays(30);
    private static final Step KNEAD = step("knead", "KNEAD", null, null);

    @Test
    void everyDayOfAWithdrawalIsExemptFromItsFirstToItsLastAndWhatWasDoneStaysDone() {
        // Given a withdrawal on Tuesday, after that day's session, and consent on Thursday
        Withdrawal withdrawal = new Withdrawal(at(MONDAY.plusDays(1), 9), at(MONDAY.plusDays(3), 10));

        // When
        List<Outcome> outcomes = outcomes(
                new Holds(List.of(), List.of(withdrawal), null), session(1, MONDAY.plusDays(1), null, "knead"));

        // Then
        assertThat(outcomes).extracting(Outcome::state).containsExactly(PENDING, COMPLETED, EXEMPT, EXEMPT, PENDING);
        assertThat(outcomes)
                .extracting(Outcome::exemption)
                .containsExactly(null, null, CONSENT_WITHDRAWN, CONSENT_WITHDRAWN, null);
        assertThat(outcomes).extracting(Outcome::revisedAt).containsOnlyNulls();
    }

    @Test
    void whileItLastsNothingIsMissedAndTheReasonSaysSo() {
        // When
        List<Outcome> outcomes = outcomes(new Holds(List.of(), List.of(new Withdrawal(at(MONDAY, 9), null)), null));
        Consistency none = Consistency.of(Kind.RRULE, outcomes, MONDAY, LATER, LATER);

        // Then
        assertThat(outcomes).extracting(Outcome::exemption).containsOnly(CONSENT_WITHDRAWN);
        assertThat(none.value()).isNull();
        assertThat(none.reason()).isEqualTo("consent-withdrawn");
    }

    @Test
    void ofADayThatBothMeetTheScreeningIsTheReason() {
        // Given
        ScreeningHold answers = new ScreeningHold(at(MONDAY, 8), at(MONDAY.plusDays(1), 8));
        Withdrawal withdrawal = new Withdrawal(at(MONDAY, 9), null);

        // Then
        assertThat(outcomes(new Holds(List.of(answers), List.of(withdrawal), null)))
                .extracting(Outcome::exemption)
                .containsExactly(SCREENING, SCREENING, CONSENT_WITHDRAWN, CONSENT_WITHDRAWN, CONSENT_WITHDRAWN);
    }

    @Test
    void asOfADayAWithdrawalThatCameLaterIsNotKnown() {
        // Given
        Holds holds = new Holds(
                List.of(), List.of(new Withdrawal(at(MONDAY.plusDays(2), 9), at(MONDAY.plusDays(3), 9))), null);

        // Then
        assertThat(outcomes(holds.asOf(MONDAY.plusDays(1))))
                .extracting(Outcome::exemption)
                .containsOnlyNulls();
        assertThat(outcomes(holds.asOf(MONDAY.plusDays(2))))
                .extracting(Outcome::exemption)
                .containsExactly(null, null, CONSENT_WITHDRAWN, CONSENT_WITHDRAWN, CONSENT_WITHDRAWN);
    }

    @Test
    void onlyWithdrawnAndOutdatedConsentIsShown() {
        assertThat(shown(ConsentState.WITHDRAWN)).isEqualTo(new ShownConsent(ConsentState.WITHDRAWN, MONDAY));
        assertThat(shown(ConsentState.OUTDATED)).isEqualTo(new ShownConsent(ConsentState.OUTDATED, MONDAY));
        assertThat(shown(ConsentState.GIVEN)).isNull();
        assertThat(ShownConsent.of(Consent.NOT_ASKED, Snapshots.ZONE, LATER)).isNull();
        assertThat(ShownConsent.of(
                        new Consent(ConsentState.WITHDRAWN, at(MONDAY, 9), List.of()),
                        Snapshots.ZONE,
                        MONDAY.minusDays(1)))
                .isNull();
    }

    private static @Nullable ShownConsent shown(ConsentState state) {
        return ShownConsent.of(new Consent(state, at(MONDAY, 9), List.of()), Snapshots.ZONE, LATER);
    }

    private static List<Outcome> outcomes(Holds holds, SessionSnapshot... sessions) {
        PlanSnapshot plan = daily(MONDAY, 5, KNEAD);
        return PlanOutcomes.of(plan, List.of(sessions), new ClientDays(List.of(), List.of(), List.of()), holds)
                .outcomes();
    }
}
