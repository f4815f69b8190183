package org.lumbar.foundation.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void whatACallerNamedAMemberIsNotLogged() {
        Fault fault = new Fault("invalid-field", "/her back hurts", "There is no such field.");

        assertThat(fault).hasToString("Fault[code=invalid-field, detail=There is no such field.]");
    }
}
