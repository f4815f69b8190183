package org.lumbar.routine.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTest {
    private static final SecureRandom CHANCE = new SecureRandom();

    @Test
    void aCodeHasSixteenCharactersInGroupsThatNobodyConfuses() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String code = InvitationCode.next(CHANCE).characters();
            assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
            codes.add(code);
        }

        assertThat(codes).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"70QM-1X4D-9T8R-VB3N", "70qm1x4d9t8rvb3n", " 7oQM-lX4D 9t8r-vb3n\n", "7OQM-IX4D-9T8R-VB3N"})
    void aCodeIsTheSameHoweverItIsTyped(String typed) {
        assertThat(InvitationCode.typed(typed).hash())
                .isEqualTo(InvitationCode.typed("70QM1X4D9T8RVB3N").hash());
    }

    @Test
    void whatIsStoredIsNotTheCode() {
        InvitationCode code = InvitationCode.typed("70QM-1X4D-9T8R-VB3N");

        assertThat(code.hash()).hasSize(32);
        assertThat(code.toString()).doesNotContain("70QM");
        assertThat(code.hash())
                .isNotEqualTo(InvitationCode.typed("70QM-1X4D-9T8R-VB3P").hash());
    }
}
