package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Story: in a batch over HTTP, every event is judged by itself. */
@ExtendWith(RunningSystem.class)
class BatchE2E {
    private final SystemUnderTest system;

    BatchE2E(SystemUnderTest system) {
        this.system = system;
    }

    @Test
    void aBadEventNeverCostsTheGoodOnes() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        Visit visit = Visit.of(client);
        List<Visit.Event> batch = new ArrayList<>(visit.whole());
        batch.add(1, visit.rated("BEFORE", 11));
        batch.add(3, visit.event("started", "\"planId\":\"not-a-uuid\""));
        batch.add(5, new Visit.Event(UUID.randomUUID(), "{\"specversion\":\"1.0\"}"));
        batch.add(new Visit.Event(UUID.randomUUID(), "[1]"));

        // When
        JsonNode results = system.session(client.self())
                .post("/v1/events", Api.BATCH, Visit.Event.batch(batch))
                .expect(202)
                .json()
                .required("results");

        // Then
        assertThat(texts(results, "status"))
                .containsExactly(
                        "accepted",
                        "rejected",
                        "accepted",
                        "rejected",
                        "accepted",
                        "rejected",
                        "accepted",
                        "accepted",
                        "accepted",
                        "accepted",
                        "rejected");
        assertThat(texts(results, "code").stream().filter(code -> !code.isEmpty()))
                .containsExactly("invalid-field", "invalid-field", "missing-attribute", "not-a-cloudevent");
        assertThat(texts(results, "pointer").stream().filter(pointer -> !pointer.isEmpty()))
                .startsWith("/data/score", "/data/planId");
        awaitOneSessionOf(client, 7);
    }

    @Test
    void theSameBatchTwiceIsCountedOnce() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        String batch = Visit.Event.batch(Visit.of(client).whole());
        Api app = system.session(client.self());

        // When
        app.post("/v1/events", Api.BATCH, batch).expect(202);
        app.post("/v1/events", Api.BATCH, batch).expect(202);
        app.post("/v1/events", Api.EVENT, Visit.of(client).started().json()).expect(202);

        // Then
        await("the repetition and what came after it are folded")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(sessionsOf(client)).hasSize(2));
        assertThat(sessionsOf(client))
                .extracting(session -> session.path("eventCount").asInt())
                .containsExactlyInAnyOrder(7, 1);
    }

    @Test
    void whatIsNoBatchIsRefusedAsAWhole() {
        // Given
        Newcomer client = Newcomer.enrolled(system);

        // When
        Answer answer = system.session(client.self()).post("/v1/events", Api.BATCH, "[{\"specversion\":");

        // Then
        answer.expectProblem(400, "malformed-json");
    }

    private void awaitOneSessionOf(Newcomer client, int events) {
        await("the good events of the batch are folded")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    assertThat(sessionsOf(client)).hasSize(1);
                    assertThat(sessionsOf(client).get(0).path("eventCount").asInt())
                            .isEqualTo(events);
                });
    }

    private List<JsonNode> sessionsOf(Newcomer client) {
        return system.session(client.therapist()).pages(client.path("sessions"), "items");
    }

    private static List<String> texts(JsonNode results, String field) {
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> result.path(field).asText(""))
                .toList();
    }
}
