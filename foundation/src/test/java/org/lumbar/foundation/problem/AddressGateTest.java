package org.lumbar.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressGateTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/routines/a%00/versions/1, true",
        "/v1/routines/%00, true",
        "/%00?a=b, true",
        "/v1/clients?limit=%00, false",
        "/v1/routines/a%2500/versions/1, false",
        "/v1/clients/%C3%BC;a=b, false",
        "/, false"
    })
    void onlyAPathIsLookedAtForTheCharacterThatCantBeStored(String address, boolean hasNul) {
        assertThat(AddressGate.hasNul(address)).isEqualTo(hasNul);
    }
}
