package org.lumbar.foundation.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidTest {

    /** RFC 4647, 3.4: the tag is shortened from its end until something has it. */
    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-DE, de",
        "DE-de, de",
        "de-AT, de-AT",
        "de-AT-1996, de-AT",
        "zh-Hant-CN-x-private1, zh-Hant",
        "zh-Hans, en",
        "en-GB, en",
        "fr, en",
        "d, en",
        "'', en",
        "not a tag, en"
    })
    void aReaderIsShownTheLanguageThatFitsBestOrTheWordsOwn(String tag, String language) {
        // Given
        Map<String, String> others = Map.of("de", "Hallo", "de-AT", "Servus", "zh-Hant", "你好");

        // When
        Said said = Said.of(new Said("Hello", "en"), others, tag);

        // Then
        assertThat(said.language()).isEqualTo(language);
        assertThat(said.text()).isEqualTo(others.getOrDefault(language, "Hello"));
    }

    @Test
    void theWordsOwnLanguageIsAsGoodAsAnyOther() {
        assertThat(Said.find("de-AT", "de", Set.of("en"))).isEmpty();
        assertThat(Said.find("de-AT", "de-AT", Set.of("de"))).isEmpty();
        assertThat(Said.find("de-AT", "de", Set.of("de-AT"))).contains("de-AT");
        assertThat(Said.find("en", "de", Set.of("en"))).contains("en");
    }
}
