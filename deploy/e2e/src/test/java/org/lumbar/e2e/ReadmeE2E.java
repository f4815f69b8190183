package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Story: a new user types what the README says, and sees what it promises. */
@ExtendWith(RunningSystem.class)
class ReadmeE2E {
    private final SystemUnderTest system;

    ReadmeE2E(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    @Timeout(300)
    void theExamplesChangeConsistencyAndPainOfTheDemoClient() {
        // Given
        Newcomer kim = Newcomer.kim(system);
        Map<String, String> examples = Readme.examples(system.repository().resolve("README.md"));
        assertThat(examples).containsKeys("run", "tokens", "events", "measures", "console-producer", "test");

        try (Shell shell = new Shell(system.repository())) {
            // When
            typed(shell, examples, "tokens");
            String events = typed(shell, examples, "events");

            // Then
            assertThat(events).contains("\"accepted\"").doesNotContain("\"rejected\"");
            awaitToday(kim, 6, 1);
            assertThat(typed(shell, examples, "measures"))
                    .contains("\"completed\":1")
                    .contains("\"value\":6");

            // When
            typed(shell, examples, "console-producer");

            // Then
            awaitToday(kim, 4, 2);
        }
    }

    @Test
    void theCommandsThatRunAndTestEverythingAreThere() {
        // Given
        Map<String, String> examples = Readme.examples(system.repository().resolve("README.md"));

        // When
        String run = Objects.requireNonNull(examples.get("run"));
        String test = Objects.requireNonNull(examples.get("test"));

        // Then
        assertThat(system.repository().resolve(run)).isExecutable();
        assertThat(system.repository().resolve(".ci/run")).content().contains(test);
    }

    private String typed(Shell shell, Map<String, String> examples, String name) {
        Shell.Result result = shell.run(system.here(Objects.requireNonNull(examples.get(name))));
        assertThat(result.status()).as("%s said %s", name, result.output()).isZero();
        return result.output();
    }

    private void awaitToday(Newcomer kim, int pain, int ratings) {
        Api insights = system.insights("anna");
        await("the demo client's day shows its pain and its session")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    JsonNode daily =
                            insights.get(kim.path("pain")).expect(200).json().required("daily");
                    assertThat(StreamSupport.stream(daily.spliterator(), false))
                            .extracting(
                                    day -> day.path("value").asInt(),
                                    day -> day.path("ratings").asInt())
                            .containsExactly(tuple(pain, ratings));
                    JsonNode consistency =
                            insights.get(kim.path("consistency")).expect(200).json();
                    assertThat(consistency.at("/plans/0/windows/0/completed").asInt())
                            .isEqualTo(1);
                });
    }
}
