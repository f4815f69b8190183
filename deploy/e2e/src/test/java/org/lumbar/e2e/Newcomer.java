package org.lumbar.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lumbar.backbone.Topics;

/** A client who has just got a daily plan on the ball-or-roller routine, and done nothing yet. */
record Newcomer(UUID practiceId, UUID clientId, UUID planId) {
    static final String THERAPIST = "anna";
    private static final int AT_ONCE = 6;

    /** In a practice of their own. */
    static Newcomer enrolled(SystemUnderTest system) {
        return new Newcomer(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()).enrolIn(system);
    }

    /** Several, together in a practice of their own. */
    static List<Newcomer> practice(SystemUnderTest system, int clients) {
        UUID practiceId = UUID.randomUUID();
        // Each waits for others most of the time, so more than the machine has processors.
        ExecutorService desk = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return IntStream.range(0, clients)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> enrolledIn(system, practiceId), desk))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            desk.shutdown();
        }
    }

    /** One more in that practice. */
    static Newcomer enrolledIn(SystemUnderTest system, UUID practiceId) {
        return new Newcomer(practiceId, UUID.randomUUID(), UUID.randomUUID()).enrolIn(system);
    }

    /** One more in the practice of that client, whose records lie in the same partitions. */
    static Newcomer besides(SystemUnderTest system, Newcomer other) {
        int partition = Topics.partition(other.clientId().toString());
        UUID clientId = Stream.generate(UUID::randomUUID)
                .filter(id -> Topics.partition(id.toString()) == partition)
                .findFirst()
                .orElseThrow();
        return new Newcomer(other.practiceId(), clientId, UUID.randomUUID()).enrolIn(system);
    }

    /** The client of the README's examples. */
    static Newcomer kim(SystemUnderTest system) {
        return new Newcomer(
                        UUID.fromString("0190a000-0000-7000-8000-00000000d001"),
                        UUID.fromString("0190a000-0000-7000-8000-00000000c001"),
                        UUID.fromString("0190a000-0000-7000-8000-00000000c002"))
                .enrolIn(system);
    }

    /** Returns when session-service and insights-service know the client, too. */
    private Newcomer enrolIn(SystemUnderTest system) {
        Api routines = system.routine(therapist());
        routines.post("/v1/clients", Api.JSON, asClient()).expect(201);
        JsonNode form = routines.get("/v1/screening-form").expect(200).json();
        routines.post(path("plans"), Api.JSON, asPlan(form, "ball-or-roller")).expect(201);
        // Long enough for a consumer group to notice that a member was killed: 45 s.
        await("session-service and insights-service know the new client")
                .atMost(Duration.ofSeconds(90))
                .until(() -> knownTo(system.session(therapist()), "sessions")
                        && knownTo(system.insights(therapist()), "consistency"));
        return this;
    }

    /** The same client, with one more plan. */
    Newcomer onto(SystemUnderTest system, String routineKey) {
        Newcomer also = new Newcomer(practiceId, clientId, UUID.randomUUID());
        Api routines = system.routine(therapist());
        JsonNode form = routines.get("/v1/screening-form").expect(200).json();
        routines.post(path("plans"), Api.JSON, also.asPlan(form, routineKey)).expect(201);
        return also;
    }

    String therapist() {
        return Person.therapist(practiceId, THERAPIST);
    }

    String self() {
        return Person.client(practiceId, clientId);
    }

    String path(String what) {
        return "/v1/clients/" + clientId + "/" + what;
    }

    private boolean knownTo(Api api, String what) {
        return api.get(path(what)).status() == 200;
    }

    private String asClient() {
        return """
                {"clientId":"%s","displayName":"New Comer","timezone":"Europe/Berlin","careTeam":["%s"]}""".formatted(clientId, THERAPIST);
    }

    /** With every question of the screening answered with no. */
    private String asPlan(JsonNode form, String routineKey) {
        Map<String, Boolean> answers = new TreeMap<>();
        form.required("questions")
                .forEach(question -> answers.put('"' + question.path("key").asText() + '"', false));
        return """
                {"planId":"%s","routineKey":"%s","startDate":"%s","timezone":"Europe/Berlin",
                "schedule":{"kind":"RRULE","rrule":"FREQ=DAILY","slots":["day"]},
                "screening":{"version":"%s","answers":%s}}""".formatted(
                        planId,
                        routineKey,
                        LocalDate.now(ZoneOffset.UTC).minusDays(6),
                        form.path("version").asText(),
                        answers.toString().replace('=', ':'));
    }
}
