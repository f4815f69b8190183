package org.lumbar.routine.consent;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.OneClient;
import org.lumbar.routine.Practice;

/** A client of a practice, their decisions, and the practice's texts. */
public final class ConsentingClient {
    final OneClient client;
    final Practice practice;
    final UUID id;

    ConsentingClient(TestStack stack) {
        client = new OneClient(stack);
        practice = client.practice;
        id = client.id;
    }

    RequestSpecification asClient() {
        return practice.client(id);
    }

    ValidatableResponse publishText(String english) {
        return practice.admin().body(text(english)).post("/v1/consent-text").then();
    }

    public static Map<String, Object> text(String english) {
        return Map.of(
                "texts",
                Map.of(
                        "en", Map.of("title", "Your data", "text", english),
                        "de", Map.of("title", "Ihre Daten", "text", "Wir speichern, was Sie melden.")));
    }

    /** The client decides by themselves. */
    ValidatableResponse decide(int version, String decision) {
        return decide(asClient(), id, version, decision, null);
    }

    static ValidatableResponse decide(
            RequestSpecification who, UUID clientId, int version, String decision, @Nullable String note) {
        Map<String, Object> body = note == null
                ? Map.of("version", version, "decision", decision)
                : Map.of("version", version, "decision", decision, "note", note);
        return who.body(body).post("/v1/clients/{id}/consents", clientId).then();
    }

    ValidatableResponse today() {
        return client.today();
    }

    /** Waits until this state is published of the client. */
    JsonNode published(String state) {
        await(state).until(() -> client.told().at("/consent/state").asText().equals(state));
        return client.told();
    }
}
