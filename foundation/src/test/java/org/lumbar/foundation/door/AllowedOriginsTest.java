package org.lumbar.foundation.door;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.org", "http://localhost:8082", "https://app.example.org:8443"})
    void anOriginAsABrowserNamesItIsTaken(String origin) {
        assertThatCode(() -> AllowedOrigins.requireExact(origin)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "/https://.*/",
                "https://*.example.org",
                "https://app.example.org/",
                "app.example.org",
                "null"
            })
    void aPatternOrWhatIsNoOriginStopsTheStart(String origin) {
        assertThatThrownBy(() -> AllowedOrigins.requireExact(origin)).hasMessageContaining("lumbar.cors.origins");
    }
}
