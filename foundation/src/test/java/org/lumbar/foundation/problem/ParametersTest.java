package org.lumbar.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.foundation.input.Fault;

class ParametersTest {

    @Test
    void daysOfTwoCenturiesAreRead() {
        assertThat(Parameters.day("from", "2000-01-01")).isEqualTo(LocalDate.of(2000, 1, 1));
        assertThat(Parameters.day("from", "2100-12-31")).isEqualTo(LocalDate.of(2100, 12, 31));
        assertThat(Parameters.day("from", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1999-12-31",
                "2101-01-01",
                "0000-01-01",
                "+10000-01-01",
                "-999999999-01-01",
                "+999999999-12-31",
                "2026-02-30",
                "2026-1-1",
                "20260101",
                "２026-01-01",
                "today"
            })
    void otherDaysAreNamedAndNotRepeated(String text) {
        assertThatThrownBy(() -> Parameters.day("from", text)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters()).containsEntry("code", "invalid-parameter");
            assertThat(pointers(problem)).containsExactly("/from");
            assertThat(problem.getParameters().toString()).doesNotContain(text.isEmpty() ? "''" : text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0", "201", "-1", "1.5", "99999999999", "1e1", "１", " 1"})
    void aLimitIsAWholeNumberWithinItsBounds(String text) {
        assertThatThrownBy(() -> Parameters.limit(text, 50, 200)).isInstanceOf(HttpProblem.class);
        assertThat(Parameters.limit(null, 50, 200)).isEqualTo(50);
        assertThat(Parameters.limit("200", 50, 200)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "0190a000-0000-7000-8000-00000000d00g"})
    void anIdIsAUuid(String text) {
        assertThatThrownBy(() -> Parameters.uuid("cursor", text)).isInstanceOf(HttpProblem.class);
    }

    private static List<String> pointers(HttpProblem problem) {
        List<?> errors =
                (List<?>) Objects.requireNonNull(problem.getParameters().get("errors"));
        return errors.stream().map(error -> ((Fault) error).pointer()).toList();
    }
}
