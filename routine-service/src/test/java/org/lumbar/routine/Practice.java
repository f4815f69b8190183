package org.lumbar.routine;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.schedule.LocalDays;

/** A practice of its own for each test: its people, and what they do over HTTP. */
public final class Practice {
    /** The version of the screening form that is asked today. */
    public static final String SCREENING = "2026-2";

    private final TestStack stack;
    private final UUID id = UUID.randomUUID();

    public Practice(TestStack stack) {
        this.stack = stack;
    }

    public UUID id() {
        return id;
    }

    /** A request of somebody, such as {@code as("therapist", "anna")}. */
    public RequestSpecification as(String role, String name) {
        String token = stack.token(role + "@" + id + "/" + name);
        return given().auth().oauth2(token).contentType("application/json");
    }

    public RequestSpecification admin() {
        return as("practice-admin", "max");
    }

    public RequestSpecification anna() {
        return as("therapist", "anna");
    }

    public RequestSpecification client(UUID clientId) {
        return as("client", clientId.toString());
    }

    /** A client in anna's care. */
    public UUID newClient() {
        UUID clientId = UUID.randomUUID();
        admin().body(clientBody(clientId)).post("/v1/clients").then().statusCode(201);
        return clientId;
    }

    public static Map<String, Object> clientBody(UUID clientId) {
        return Map.of(
                "clientId",
                clientId,
                "displayName",
                "Client " + clientId.toString().substring(0, 4),
                "timezone",
                "Europe/Berlin",
                "careTeam",
                List.of("anna"));
    }

    /** The local day of the clients' home zone. */
    public static LocalDate today() {
        return LocalDays.of(Instant.now(), ZoneId.of("Europe/Berlin"));
    }

    /** A daily plan that starts today. */
    public Response newPlan(UUID clientId, String routineKey) {
        return anna().body(planBody(routineKey, today())).post("/v1/clients/{id}/plans", clientId);
    }

    /** The id of a daily plan that started so many days ago. */
    public String planOf(UUID clientId, String routineKey, int daysAgo) {
        return anna().body(planBody(routineKey, today().minusDays(daysAgo)))
                .post("/v1/clients/{id}/plans", clientId)
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
    }

    public static Map<String, Object> planBody(String routineKey, LocalDate start) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("routineKey", routineKey);
        body.put("startDate", start.toString());
        body.put("schedule", Map.of("kind", "RRULE", "rrule", "FREQ=DAILY", "slots", List.of("am")));
        body.put("screening", Map.of("version", SCREENING, "answers", healthy()));
        return body;
    }

    /** Answers that speak against nothing. */
    public static Map<String, Boolean> healthy() {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        List.of(
                        "acute-injury",
                        "infection",
                        "open-wound",
                        "fracture",
                        "local-inflammation",
                        "thrombosis",
                        "osteomyelitis",
                        "myositis-ossificans",
                        "medical-condition",
                        "unexamined-pain",
                        "bladder-or-bowel",
                        "saddle-numbness",
                        "weak-legs",
                        "trauma",
                        "fever",
                        "cancer-history",
                        "weight-loss",
                        "night-pain")
                .forEach(question -> answers.put(question, false));
        return answers;
    }
}
