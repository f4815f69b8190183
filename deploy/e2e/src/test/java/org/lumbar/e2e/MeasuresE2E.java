package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.simulator.oracle.ClientTruth;
import org.lumbar.simulator.oracle.PlanTruth;
import org.lumbar.simulator.routine.Catalogue;
import org.lumbar.simulator.schedule.Occurrence;
import org.lumbar.simulator.story.SimulatedClient;

/** What the therapist sees equals what was computed from the log of acknowledged events, for every client. */
@ExtendWith(OnStage.class)
class MeasuresE2E {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    private final Stage stage;
    private final Map<SimulatedClient, ClientTruth> truths;

    MeasuresE2E(Stage stage) {
        this.stage = stage;
        this.truths = stage.truths();
    }

    @Test
    void theConsistencyOfEveryPlanInEveryWindowIsTheComputedOne() {
        // Given
        SoftAssertions softly = new SoftAssertions();

        // When, Then
        truths.forEach((client, truth) -> {
            JsonNode shown = get(client, "/consistency?asOf=" + stage.asOf());
            Map<UUID, JsonNode> plans = new TreeMap<>();
            shown.path("plans")
                    .forEach(plan ->
                            plans.put(UUID.fromString(plan.path("planId").asText()), plan));
            softly.assertThat(plans.keySet())
                    .as("plans of %s", client)
                    .isEqualTo(new TreeSet<>(truth.plans().keySet()));
            truth.plans().forEach((id, plan) -> {
                if (plans.containsKey(id)) {
                    compare(softly, client, plan, plans.get(id));
                }
            });
        });
        softly.assertAll();
    }

    @Test
    void theDailyPainOfEveryClientIsTheComputedOne() {
        // Given
        SoftAssertions softly = new SoftAssertions();
        LocalDate from = stage.setting.start().minusDays(2);
        LocalDate to = stage.asOf().plusDays(2);

        // When, Then
        truths.forEach((client, truth) -> {
            Map<LocalDate, Double> shown = new TreeMap<>();
            get(client, "/pain?from=" + from + "&to=" + to)
                    .path("daily")
                    .forEach(day -> shown.put(
                            LocalDate.parse(day.path("localDay").asText()),
                            day.path("value").asDouble()));
            softly.assertThat(shown).as("pain of %s", client).isEqualTo(truth.dailyPain());
        });
        softly.assertAll();
    }

    @Test
    void theScheduleIsTheOneThatWasAskedFor() {
        // Given
        Map<String, JsonNode> published = stage.kafka().snapshots(Kafka.PLANS);

        // When, Then
        for (SimulatedClient client : truths.keySet()) {
            client.plans().forEach(plan -> {
                JsonNode snapshot = published.get(client.clientId() + ":" + plan.planId());
                assertThat(snapshot).as("plan of %s", client).isNotNull();
                TreeMap<String, String> shown = new TreeMap<>();
                snapshot.path("occurrences").forEach(one -> {
                    if (!LocalDate.parse(one.path("localDate").asText()).isAfter(stage.asOf())) {
                        shown.put(one.path("id").asText(), one.path("windowEnd").asText());
                    }
                });
                Map<String, String> asked = plan.occurrences(plan.startDate(), stage.asOf()).stream()
                        .collect(Collectors.toMap(
                                Occurrence::id, one -> one.windowEnd().toString()));
                assertThat(shown).as("schedule of %s", client).isEqualTo(new TreeMap<>(asked));
            });
        }
    }

    @Test
    void theSimulatorsOwnCopyOfTheCatalogueIsTheServedOne() {
        // When, Then
        assertThat(stage.play().catalogue().routines()).isEqualTo(Catalogue.builtIn().routines());
    }

    @Test
    void everyClientOfTheStoryIsInTheTherapistsList() {
        // When
        Http.Answer answer = stage.http.get(
                stage.insights("/v1/clients?limit=200"), stage.tokens().practiceAdmin());

        // Then
        Set<String> listed = new TreeSet<>();
        answer.body()
                .path("clients")
                .forEach(client -> listed.add(client.path("clientId").asText()));
        assertThat(listed)
                .containsAll(truths.keySet().stream()
                        .map(client -> client.clientId().toString())
                        .toList());
    }

    private static void compare(SoftAssertions softly, SimulatedClient client, PlanTruth truth, JsonNode shown) {
        for (JsonNode window : shown.path("windows")) {
            String name = window.path("window").asText();
            PlanTruth.Consistency expected = truth.windows().get(name);
            String what = name + " of " + client;
            softly.assertThat(expected).as(what).isNotNull();
            if (expected == null) {
                continue;
            }
            softly.assertThat(window.path("from").asText())
                    .as(what)
                    .isEqualTo(expected.from().toString());
            if (expected.value() == null) {
                softly.assertThat(window.path("value").isNull()).as(what).isTrue();
                softly.assertThat(window.path("reason").asText()).as(what).isEqualTo("nothing-scheduled");
            } else {
                softly.assertThat(window.path("value").isNumber()).as(what).isTrue();
                softly.assertThat(window.path("value").asDouble()).as(what).isCloseTo(expected.value(), ROUNDING);
            }
        }
        softly.assertThat(shown.path("windows").size())
                .as("windows of %s", client)
                .isEqualTo(truth.windows().size());
        softly.assertThat(shown.path("extraSessions").asInt())
                .as("extra sessions of %s", client)
                .isEqualTo(truth.extraSessions());
    }

    private JsonNode get(SimulatedClient client, String path) {
        String therapist = stage.tokens().therapist(client.careTeam().get(0));
        Http.Answer answer = stage.http.get(stage.insights("/v1/clients/" + client.clientId() + path), therapist);
        assertThat(answer.status()).as("%s of %s", path, client).isEqualTo(200);
        return answer.body();
    }
}
