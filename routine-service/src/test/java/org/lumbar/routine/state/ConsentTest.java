package org.lumbar.routine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");

    @Test
    void whatIsGivenIsGivenSinceThenAndTheSameAgainChangesNothing() {
        // When
        Consent given = Consent.NOT_ASKED.given(1, MONDAY);

        // Then
        assertThat(given).isEqualTo(new Consent(ConsentState.GIVEN, 1, MONDAY, List.of()));
        assertThat(given.given(1, day(1))).isEqualTo(given);
        assertThat(given.given(2, day(1)).since()).isEqualTo(day(1));
    }

    @Test
    void onlyConsentToAnOlderTextIsOutdated() {
        // Given
        Consent given = Consent.NOT_ASKED.given(2, MONDAY);

        // Then
        assertThat(given.facing(3, day(4))).isEqualTo(new Consent(ConsentState.OUTDATED, 2, day(4), List.of()));
        assertThat(given.facing(3, day(4)).facing(4, day(5)).since())
                .as("asked again since the first newer text")
                .isEqualTo(day(4));
        assertThat(given.facing(2, day(4))).isEqualTo(given);
        assertThat(Consent.NOT_ASKED.facing(3, day(4))).isEqualTo(Consent.NOT_ASKED);
        Consent withdrawn = given.withdrawn(2, day(1));
        assertThat(withdrawn.facing(3, day(4))).isEqualTo(withdrawn);
    }

    @Test
    void aWithdrawalLastsUntilConsentIsGivenAgainWhateverVersionItWasAbout() {
        // When
        Consent withdrawn = Consent.NOT_ASKED.given(1, MONDAY).withdrawn(1, day(1));
        Consent onceMore = withdrawn.withdrawn(2, day(2));
        Consent again = onceMore.given(2, day(3));

        // Then
        assertThat(withdrawn)
                .isEqualTo(new Consent(ConsentState.WITHDRAWN, 1, day(1), List.of(new Withdrawal(day(1), null))));
        assertThat(onceMore).isEqualTo(new Consent(ConsentState.WITHDRAWN, 2, day(1), withdrawn.withdrawals()));
        assertThat(again)
                .isEqualTo(new Consent(ConsentState.GIVEN, 2, day(3), List.of(new Withdrawal(day(1), day(3)))));
    }

    /** Any decisions at all, by clocks that disagree by hours. */
    @RepeatedTest(200)
    void periodsNeverOverlapNorEndBeforeTheyBeginAndOnlyTheLastOneIsOpen(RepetitionInfo repetition) {
        // Given
        Random random = new Random(repetition.getCurrentRepetition());
        Consent consent = Consent.NOT_ASKED;
        boolean withdrawn = false;

        for (int i = 0; i < 300; i++) {
            // When
            Instant at = MONDAY.plusSeconds(i * 3_600L + random.nextInt(-9_000, 9_000));
            withdrawn = random.nextBoolean();
            consent = withdrawn ? consent.withdrawn(1, at) : consent.given(1, at);

            // Then
            List<Withdrawal> periods = consent.withdrawals();
            assertThat(periods).hasSizeLessThanOrEqualTo(Consent.MOST_WITHDRAWALS);
            assertThat(consent.state() == ConsentState.WITHDRAWN).isEqualTo(withdrawn);
            for (int p = 0; p < periods.size(); p++) {
                Instant to = periods.get(p).to();
                assertThat(to == null).isEqualTo(withdrawn && p == periods.size() - 1);
                assertThat(to == null || !to.isBefore(periods.get(p).from())).isTrue();
                assertThat(p == 0
                                || !periods.get(p)
                                        .from()
                                        .isBefore(periods.get(p - 1).to()))
                        .isTrue();
            }
        }
        assertThat(consent.withdrawals()).hasSizeGreaterThan(50);
    }

    private static Instant day(int later) {
        return MONDAY.plusSeconds(later * 86_400L);
    }
}
