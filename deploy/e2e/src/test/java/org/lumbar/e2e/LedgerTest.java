package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final UUID SESSION = UUID.randomUUID();

    private final Ledger ledger = new Ledger();

    @Test
    void whatIsShownAsAcknowledgedHolds() {
        acknowledged(3);

        assertThat(ledger.against(shown(3)).holds()).isTrue();
    }

    @Test
    void anAcknowledgedEventThatIsMissingIsLost() {
        acknowledged(3);

        assertThat(ledger.against(shown(2))).hasToString("3 acknowledged, lost 1, doubled 0");
    }

    @Test
    void aSessionThatIsMissingIsLostWholly() {
        acknowledged(3);

        assertThat(ledger.against(Map.of()).lost()).isEqualTo(3);
    }

    @Test
    void anEventThatCountsTwiceIsDoubled() {
        acknowledged(3);

        assertThat(ledger.against(shown(4))).hasToString("3 acknowledged, lost 0, doubled 1");
    }

    @Test
    void anotherSessionsSurplusDoesNotMakeUpForALoss() {
        acknowledged(3);
        UUID other = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        ledger.sent(other, event);
        ledger.promised(other, event);

        Ledger.Verdict verdict = ledger.against(Map.of(SESSION.toString(), 2, other.toString(), 2));

        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.doubled()).isEqualTo(1);
        assertThat(verdict.wrong()).hasSize(2);
    }

    @Test
    void whatWasNeverAcknowledgedMayCountOrNot() {
        acknowledged(2);
        ledger.sent(SESSION, UUID.randomUUID());

        assertThat(List.of(2, 3))
                .allSatisfy(counted ->
                        assertThat(ledger.against(shown(counted)).holds()).isTrue());
    }

    private void acknowledged(int events) {
        for (int i = 0; i < events; i++) {
            UUID event = UUID.randomUUID();
            ledger.sent(SESSION, event);
            ledger.promised(SESSION, event);
            ledger.promised(SESSION, event); // a repeated acknowledgement is one
        }
    }

    private static Map<String, Integer> shown(int events) {
        return Map.of(SESSION.toString(), events, UUID.randomUUID().toString(), 7);
    }
}
