package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Counts what the services hold of a client against what was acknowledged. */
record Accounts(SystemUnderTest system, Newcomer client) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Exactly these events are in session-service's history, and in the facts of insights-service; once each. */
    void hold(Set<UUID> acknowledged) {
        assertThat(writtenIds()).as("events on Kafka of %s", client).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(inHistory()).as("events in the history of %s", client).isEqualTo(acknowledged.size());
        assertThat(inInsights()).as("events in the facts of %s", client).isEqualTo(acknowledged.size());
    }

    private List<UUID> writtenIds() {
        return system.kafka().read(Kafka.EVENTS).stream()
                .filter(event -> client.clientId().toString().equals(event.key()))
                .map(event -> UUID.fromString(json(new String(event.value(), StandardCharsets.UTF_8))
                        .required("id")
                        .asText()))
                .toList();
    }

    int inHistory() {
        return system.session(client.therapist()).pages(client.path("sessions"), "items").stream()
                .mapToInt(session -> session.path("eventCount").asInt())
                .sum();
    }

    /** The events of visits, as far as they show there: starts, completed steps, ends and ratings. */
    int inInsights() {
        return ratings().size() + facts("session").mapToInt(Accounts::eventsOf).sum();
    }

    /** Of a session as insights-service holds it: its start, completed steps and end. */
    static int eventsOf(JsonNode session) {
        int shown = session.path("closed").asBoolean() ? 2 : 1;
        for (JsonNode step : session.required("steps")) {
            shown += step.path("completed").asBoolean() ? 1 : 0;
        }
        return shown;
    }

    /** Ids of the pain ratings that insights-service holds. */
    Set<String> ratings() {
        Set<String> ids = new TreeSet<>();
        facts("pain-rating").forEach(rating -> ids.add(rating.path("ratingId").asText()));
        return ids;
    }

    /** Snapshots of a kind that insights-service holds of the client. */
    Stream<JsonNode> facts(String kind) {
        String lines = system.insights(client.therapist())
                .get(client.path("facts.ndjson"))
                .expect(200)
                .text();
        return lines.lines()
                .map(Accounts::json)
                .filter(line -> line.path("kind").asText().equals(kind))
                .map(line -> line.required("snapshot"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
