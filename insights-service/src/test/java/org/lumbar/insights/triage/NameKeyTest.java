package org.lumbar.insights.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

    @ParameterizedTest
    @CsvSource({"Müller,muller", "STRAßE,strasse", "  Ana   María ,ana maria", "Łukasz,łukasz", "Ｋｉｍ,kim"})
    void namesAreFoundWithoutCaseAccentsAndDoubledSpaces(String name, String key) {
        assertThat(NameKey.of(name)).isEqualTo(key);
    }

    @Test
    void whatMeansSomethingToLikeIsTakenAsItIs() {
        assertThat(NameKey.anywhere("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
    }
}
