package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client agrees to their practice's text, withdraws, and agrees again: what each service makes of it. */
@ExtendWith(RunningSystem.class)
class ConsentE2E {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SystemUnderTest system;
    private Newcomer client = new Newcomer(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    ConsentE2E(SystemUnderTest system) {
        this.system = system;
    }

    @BeforeEach
    void aPracticeWithAText() {
        client = Newcomer.enrolled(system);
        publishText("We store what you report.");
        assertThat(today().at("/consent/state").asText()).isEqualTo("NOT_ASKED");
        assertThat(today().at("/consent/currentVersion").asInt()).isEqualTo(1);
    }

    @Test
    void aWithdrawalStopsTheEventsAndReachesTheTherapistUntilConsentIsGivenAgain() {
        // Given
        decide("GIVEN", 1);
        assertThat(send(Visit.of(client).whole())).containsOnly("accepted");

        // When
        decide("WITHDRAWN", 1);

        // Then
        assertThat(today().path("plans")).isEmpty();
        assertThat(today().at("/reasons/0/rule").asText()).isEqualTo("CONSENT_WITHDRAWN");
        await("events are rejected")
                .atMost(SOON)
                .until(() -> send(Visit.of(client).whole()).stream().allMatch("consent-withdrawn"::equals));
        await("the therapist reads it").atMost(SOON).until(() -> consent().equals("WITHDRAWN"));
        assertThat(onTheList().at("/consent/state").asText()).isEqualTo("WITHDRAWN");

        // When
        decide("GIVEN", 1);

        // Then
        await("events are taken")
                .atMost(SOON)
                .until(() -> send(Visit.of(client).whole()).stream().allMatch("accepted"::equals));
        await("the therapist reads it").atMost(SOON).until(() -> consent().isEmpty());
        assertThat(today().path("plans")).isNotEmpty();
    }

    @Test
    void aNewerTextIsToBeAskedForAgain() {
        // Given
        decide("GIVEN", 1);

        // When
        publishText("We store what you report, for as long as you are in our care.");

        // Then
        assertThat(today().at("/consent/state").asText()).isEqualTo("OUTDATED");
        await("the therapist reads it").atMost(SOON).until(() -> consent().equals("OUTDATED"));
        assertThat(send(Visit.of(client).whole())).containsOnly("accepted");
    }

    private void publishText(String text) {
        String body = "{\"texts\":{\"en\":{\"title\":\"Your data\",\"text\":\"%s\"}}}".formatted(text);
        system.routine(Person.admin(client.practiceId()))
                .post("/v1/consent-text", Api.JSON, body)
                .expect(201);
    }

    private void decide(String decision, int version) {
        String body = "{\"version\":%d,\"decision\":\"%s\"}".formatted(version, decision);
        system.routine(client.self())
                .post(client.path("consents"), Api.JSON, body)
                .expect(201);
    }

    private JsonNode today() {
        return system.routine(client.self())
                .get(client.path("today"))
                .expect(200)
                .json();
    }

    /** What became of each event: accepted, or the code of its rejection. */
    private List<String> send(List<Visit.Event> events) {
        JsonNode answer = system.session(client.self())
                .post("/v1/events", Api.BATCH, Visit.Event.batch(events))
                .expect(202)
                .json();
        return StreamSupport.stream(answer.required("results").spliterator(), false)
                .map(result -> result.path("code").asText(result.path("status").asText()))
                .toList();
    }

    /** As the client's own answer shows it to the therapist; empty if there is nothing to say. */
    private String consent() {
        return system.insights(client.therapist())
                .get(client.path("consistency"))
                .expect(200)
                .json()
                .at("/consent/state")
                .asText("");
    }

    private JsonNode onTheList() {
        return system.insights(client.therapist()).pages("/v1/clients", "items").stream()
                .filter(line ->
                        line.path("clientId").asText().equals(client.clientId().toString()))
                .findFirst()
                .orElseThrow();
    }
}
