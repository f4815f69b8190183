package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.Chromium;
import org.lumbar.local.Part;

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
        assertThat(examples)
                .containsOnlyKeys(
                        "run", "tokens", "event", "events", "measures", "console-producer", "first-session", "test");

        try (Shell shell = new Shell(system.repository())) {
            // When
            typed(shell, examples, "tokens");
            typed(shell, examples, "event");
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
    @Timeout(300)
    void aNewcomerTakesOnAClientWhoJoinsWithTheCodeAndSeesTheirFirstSessionArrive() {
        try (Chromium chromium = Chromium.start().orElse(null)) {
            Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
            if (chromium != null) {
                TakingOn anna = TakingOn.signedIn(chromium, system.address(Part.SITE), "anna");
                firstSession(chromium, anna);
            }
        }
    }

    private void firstSession(Chromium chromium, TakingOn anna) {
        // Given
        Map<String, String> examples = Readme.examples(system.repository().resolve("README.md"));
        UUID client = anna.registers("First Timer");
        String code = anna.invites();
        TakingOn.joins(chromium, system.address(Part.SITE), "sam", code);
        anna.opensOnTheDashboard(client);
        assertThat(anna.sessionsDone()).isZero();

        try (Shell shell = new Shell(system.repository())) {
            typed(shell, examples, "tokens");
            typed(shell, examples, "event");
            String whoseId = Objects.requireNonNull(examples.get("first-session"));
            assertThat(whoseId).containsOnlyOnce("…");
            Map<String, String> filledIn = Map.of("first-session", whoseId.replace("…", client.toString()));

            // When
            await("session-service knows whose account it is")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(typed(shell, filledIn, "first-session"))
                            .contains("\"accepted\"")
                            .doesNotContain("\"rejected\""));
        }

        // Then nobody loads the page
        await("the open page shows it").atMost(Duration.ofSeconds(30)).until(() -> anna.sessionsDone() == 1);
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
