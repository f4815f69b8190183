package org.lumbar.insights.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @ValueSource(strings = {"words", "measure", "safety", "figure"})
    void whatIsSaidInOneLanguageIsSaidInTheOther(String bundle) throws IOException {
        // Given
        Properties english = read(bundle);

        // When
        Properties german = read(bundle + "_de");

        // Then
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(german.getProperty(key)).as(key).isNotBlank();
            assertThat(values(german.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key)));
        }
    }

    private static Set<String> values(String message) {
        return EXPRESSION
                .matcher(message)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) throws IOException {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(WordsTest.class.getResourceAsStream("/messages/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        }
    }
}
