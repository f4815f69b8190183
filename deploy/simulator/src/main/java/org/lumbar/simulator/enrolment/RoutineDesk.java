package org.lumbar.simulator.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.http.PatientHttp;
import org.lumbar.simulator.http.Tokens;
import org.lumbar.simulator.oracle.ClientFacts;
import org.lumbar.simulator.routine.Catalogue;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.schedule.Plan;
import org.lumbar.simulator.schedule.Schedule;
import org.lumbar.simulator.story.SimulatedClient;

/** What practice staff do in routine-service. Doing it again with the same ids changes nothing. */
public final class RoutineDesk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI routineUrl;
    private final Tokens tokens;
    private final PatientHttp http;
    private @Nullable JsonNode screeningForm;

    public RoutineDesk(URI routineUrl, Tokens tokens, PatientHttp http) {
        this.routineUrl = routineUrl;
        this.tokens = tokens;
        this.http = http;
    }

    /** One a second: as long as a consumer group may need to notice that a member has died. */
    private static final int MOST_ATTEMPTS = 120;

    /** The version of the routines that the simulated plans pin. */
    private static final int VERSION = 2;

    /** That version of each of these routines. */
    public Catalogue catalogue(Iterable<String> keys) {
        List<Routine> routines = new ArrayList<>();
        for (String key : keys) {
            routines.add(RoutineReader.version(get("/v1/routines/" + key + "/versions/" + VERSION)));
        }
        return new Catalogue(routines);
    }

    public void enrol(SimulatedClient client) {
        enrol(client.clientId(), client.displayName(), client.timezone(), client.careTeam());
    }

    void enrol(UUID clientId, String displayName, String timezone, List<String> careTeam) {
        ObjectNode body = JSON.createObjectNode();
        body.put("clientId", clientId.toString());
        body.put("displayName", displayName);
        body.put("timezone", timezone);
        careTeam.forEach(body.putArray("careTeam")::add);
        post("/v1/clients", body, tokens.practiceAdmin());
    }

    public void assign(Plan plan) {
        ObjectNode body = JSON.createObjectNode();
        body.put("planId", plan.planId().toString());
        body.put("routineKey", plan.routineKey());
        body.put("routineVersion", VERSION);
        body.put("startDate", plan.startDate().toString());
        if (plan.endDate() != null) {
            body.put("endDate", plan.endDate().toString());
        }
        body.put("timezone", plan.timezone());
        ObjectNode schedule = body.putObject("schedule");
        if (plan.schedule() instanceof Schedule.PerWeek perWeek) {
            schedule.put("kind", "PER_WEEK").put("timesPerWeek", perWeek.times());
        } else if (plan.schedule() instanceof Schedule.Recurring recurring) {
            schedule.put("kind", "RRULE").put("rrule", recurring.rrule());
            recurring.slots().forEach(schedule.putArray("slots")::add);
        }
        ObjectNode screening = body.putObject("screening")
                .put("version", screeningForm().path("version").asText());
        ObjectNode answers = screening.putObject("answers");
        screeningForm()
                .path("questions")
                .forEach(question -> answers.put(question.path("key").asText(), false));
        post("/v1/clients/" + plan.clientId() + "/plans", body, tokens.practiceAdmin());
    }

    /** Nothing is expected of the client from today on; does nothing if it is so already. */
    public void pause(Plan plan) {
        JsonNode known = plan(plan.planId()).orElseThrow();
        if (known.path("status").asText().equals("ACTIVE")) {
            post("/v1/plans/" + plan.planId() + "/pause", JSON.createObjectNode(), tokens.practiceAdmin());
        }
    }

    /** What the practice has decided about a client, for the reference to judge by. */
    public ClientFacts facts(SimulatedClient client) {
        List<ClientFacts.PlanFacts> plans = new ArrayList<>();
        for (Plan plan : client.plans()) {
            JsonNode known = plan(plan.planId()).orElseThrow();
            List<ClientFacts.Pause> pauses = new ArrayList<>();
            for (JsonNode pause : known.path("pauses")) {
                LocalDate to = pause.hasNonNull("to")
                        ? LocalDate.parse(pause.path("to").asText())
                        : null;
                pauses.add(
                        new ClientFacts.Pause(LocalDate.parse(pause.path("from").asText()), to));
            }
            plans.add(new ClientFacts.PlanFacts(plan, RoutineReader.pinned(known), pauses));
        }
        List<ClientFacts.Clearance> clearances = new ArrayList<>();
        for (JsonNode clearance : get("/v1/clients/" + client.clientId()).path("lockClearances")) {
            clearances.add(new ClientFacts.Clearance(
                    UUID.fromString(clearance.path("lockId").asText()),
                    clearance.path("technique").asText(),
                    OffsetDateTime.parse(clearance.path("clearedAt").asText()).toInstant()));
        }
        return new ClientFacts(client.clientId(), client.zone(), plans, clearances);
    }

    private JsonNode screeningForm() {
        if (screeningForm == null) {
            screeningForm = get("/v1/screening-form");
        }
        return screeningForm;
    }

    /** A therapist allows a technique again; one that an earlier run has cleared stays so. */
    public void clearLock(SimulatedClient client, UUID lockId, String technique) {
        ObjectNode body = JSON.createObjectNode();
        body.put("lockId", lockId.toString());
        body.put("technique", technique);
        body.put("note", "Examined, no finding.");
        String therapist = tokens.therapist(client.careTeam().get(0));
        String path = "/v1/clients/" + client.clientId() + "/lock-clearances";
        HttpRequest.Builder request = posted(path, body, therapist);
        HttpResponse<String> answer = http.send(request);
        // routine-service hears of a lock a moment after the session that made it was stored.
        for (int attempt = 1; answer.statusCode() == 404 && attempt < MOST_ATTEMPTS; attempt++) {
            waitASecond();
            answer = http.send(request);
        }
        if (answer.statusCode() != 409) {
            read(answer, "POST " + path);
        }
    }

    private static void waitASecond() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a lock was not yet known", e);
        }
    }

    /** The plan as routine-service shows it now. */
    public Optional<JsonNode> plan(UUID planId) {
        HttpResponse<String> answer =
                http.send(request("/v1/plans/" + planId, tokens.practiceAdmin()).GET());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(answer, "GET /v1/plans"));
    }

    /** First day of a plan that an earlier run has made; null if there is none. */
    public @Nullable LocalDate startOf(UUID planId) {
        return plan(planId)
                .map(plan -> LocalDate.parse(plan.path("startDate").asText()))
                .orElse(null);
    }

    private JsonNode get(String path) {
        return read(http.send(request(path, tokens.practiceAdmin()).GET()), "GET " + path);
    }

    private void post(String path, ObjectNode body, String token) {
        read(http.send(posted(path, body, token)), "POST " + path);
    }

    private HttpRequest.Builder posted(String path, ObjectNode body, String token) {
        return request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(routineUrl + path)).header("Authorization", "Bearer " + token);
    }

    /** The body of an answer that must be a success. The error's body names codes and pointers, never health data. */
    private static JsonNode read(HttpResponse<String> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "routine-service refused " + what + ": " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(what + " did not answer with JSON", e);
        }
    }
}
