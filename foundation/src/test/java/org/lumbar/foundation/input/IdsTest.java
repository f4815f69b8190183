package org.lumbar.foundation.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void readsWhatJavaWritesInEitherCase() {
        UUID id = UUID.randomUUID();
        assertThat(Ids.uuid(id.toString())).isEqualTo(id);
        assertThat(Ids.uuid(id.toString().toUpperCase(java.util.Locale.ROOT))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190a000-0000-7000-8000-00000000d00",
                "0190a000-0000-7000-8000-00000000d0011",
                "0190a000-0000-7000-8000-00000000d00g",
                "0190a000-0000-7000-8000-00000000d00\u0661",
                "0190a000000007000-8000-00000000d0001",
                "{190a000-0000-7000-8000-00000000d001}"
            })
    void takesNoOtherForm(String text) {
        assertThat(Ids.uuid(text)).isNull();
    }

    @Property
    void answersNullAndNeverFails(@ForAll String text) {
        assertThat(Ids.uuid(text)).isNull();
    }
}
