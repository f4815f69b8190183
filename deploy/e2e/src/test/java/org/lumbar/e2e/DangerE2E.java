package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.Chromium;
import org.lumbar.local.Part;

/**
 * Stories: a phone sends what is dangerous, and it reaches the therapist on the page that lies open before her, and the client in
 * what is asked of them.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DangerE2E {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final UUID PRACTICE = UUID.randomUUID();

    private final SystemUnderTest system;
    private @Nullable Desk open;
    private Newcomer client = new Newcomer(PRACTICE, PRACTICE, PRACTICE);

    DangerE2E(SystemUnderTest system) {
        this.system = system;
    }

    @BeforeAll
    void theTherapistSitsDown() {
        Chromium chromium = Chromium.start().orElse(null);
        Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
        if (chromium != null) {
            open = Desk.of(chromium, system.address(Part.INSIGHTS), Person.therapist(PRACTICE, Newcomer.THERAPIST));
        }
    }

    @AfterAll
    void andGoesHome() {
        if (open != null) {
            open.close();
        }
    }

    @BeforeEach
    void aClientWhosePageLiesOpen() {
        client = Newcomer.enrolledIn(system, PRACTICE);
        desk().open(client.clientId());
    }

    @Test
    void aYesToARedFlagReachesTheTherapistAndHoldsUntilSheClearsIt() {
        // When
        JsonNode screening = answer("bladder-or-bowel");

        // Then
        shows("RED", "calls for urgent care");
        JsonNode today = today();
        assertThat(today.required("plans").get(0).required("status").asText()).isEqualTo("EXEMPT");
        assertThat(today.toString()).contains("See a doctor now");

        // When the client thinks better of it
        answer(null);

        // Then
        shows("RED", "calls for urgent care");

        // When
        String path = "screenings/" + screening.required("screeningId").asText() + "/clearance";
        system.routine(client.therapist())
                .post(client.path(path), Api.JSON, "{\"note\":\"Seen at the hospital, all is well.\"}")
                .expect(200);

        // Then
        await("the alert has gone").atMost(SOON).until(() -> !desk().shows("RED", "calls for urgent care"));
        assertThat(today().toString()).doesNotContain("See a doctor now");
    }

    @Test
    void aSessionThatWasStartedAgainstTheScreeningIsFlagged() {
        // When
        Visit visit = Visit.of(client);
        send(visit.event(
                "started",
                "\"planId\":\"%s\",\"screening\":{\"version\":\"2026-2\",\"passed\":false}"
                        .formatted(client.planId())));

        // Then
        shows("YELLOW", "calls for a professional");
        assertThat(flags()).contains("SCREENING_NOT_PASSED");
    }

    @Test
    void whoFeltWorseIsAskedForLessNextTime() {
        // Given
        Visit yesterday = Visit.of(client, Duration.ofDays(1));

        // When
        send(
                yesterday.started(),
                yesterday.stepCompleted("wall-lean"),
                yesterday.event("completed", "\"feeling\":\"WORSE\""));

        // Then
        await("today is lighter").atMost(SOON).until(() -> today().toString().contains("FELT_WORSE"));
    }

    @Test
    void severePainGetsGuidanceAtOnceAndReachesTheTherapist() {
        // When
        Visit visit = Visit.of(client);
        send(visit.started());
        JsonNode answer = send(visit.rated("BEFORE", 10));

        // Then
        JsonNode guidance = answer.required("results").get(0).required("guidance");
        assertThat(guidance.required("answer").asText()).isEqualTo("STOP_SESSION");
        assertThat(guidance.required("rule").asText()).isEqualTo("SEVERE_PAIN");
        shows("YELLOW", "Pain of 7 or more");
    }

    @Test
    void whatIsDoneWhileItIsLockedReachesTheTherapist() {
        // Given
        Visit stopped = Visit.of(client, Duration.ofMinutes(30));
        send(stopped.started(), stopped.event("stopped", "\"reason\":\"BONE_PAIN\",\"stepKey\":\"wall-lean\""));
        shows("RED", "bone pain");

        // When
        Visit again = Visit.of(client);
        send(again.started(), again.stepCompleted("wall-lean"));

        // Then
        shows("RED", "Worked with a locked technique");
        assertThat(flags()).contains("DONE_WHILE_LOCKED");
    }

    @Test
    void minutesOnARollerCountWhateverTheStepIsCalled() {
        // Given
        Newcomer onTool = client.onto(system, "warm-massage-cool");
        Visit visit = Visit.of(onTool);

        // When
        send(
                visit.started(),
                visit.event(
                        "step-completed",
                        "\"stepKey\":\"tool\",\"durationSeconds\":400,\"equipment\":\"Foam roller\""));

        // Then
        shows("YELLOW", "more ball rolling than a day allows");
    }

    @Test
    void painThatRisesOverAMonthIsNotNothingToLookAt() {
        // When
        send(IntStream.range(0, 28)
                .mapToObj(day -> Visit.of(client, Duration.ofDays(28 - day)).ratedOutside("AD_HOC", 3 + day / 8, ""))
                .toArray(Visit.Event[]::new));

        // Then
        shows("YELLOW", "rising for weeks");
    }

    @Test
    void afterEveryMassageTheNextDayAsks() {
        // Given
        Newcomer kneaded = client.onto(system, "eight-steps");
        Visit yesterday = Visit.of(kneaded, Duration.ofDays(1));

        // When
        send(yesterday.started(), yesterday.stepCompleted("knead", "LIGHT"));

        // Then
        await("the question is due").atMost(SOON).until(() -> asked().contains("KNEAD"));
    }

    @Test
    void whoIsSoreRestsWhatWorkedOnTheSameArea() {
        // Given
        Newcomer kneaded = client.onto(system, "eight-steps");
        Visit yesterday = Visit.of(kneaded, Duration.ofDays(1));
        send(
                yesterday.started(),
                yesterday.stepCompleted("vary-pressure", "FIRM"),
                yesterday.stepCompleted("trigger-points", "LIGHT"));

        // When
        send(Visit.of(kneaded).ratedOutside("NEXT_DAY", 4, ",\"sore\":true"));

        // Then
        await("both rest").atMost(SOON).until(() -> resting().containsAll(List.of("CIRCULAR", "TRIGGER_POINT")));
    }

    private List<String> asked() {
        return texts(today().path("ask"), "techniques");
    }

    private List<String> resting() {
        return new Accounts(system, client)
                .facts("client-day")
                .flatMap(day -> day.path("resting").findValuesAsText("technique").stream())
                .toList();
    }

    private static List<String> texts(JsonNode items, String list) {
        return items.findValues(list).stream()
                .flatMap(values -> StreamSupport.stream(values.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private Desk desk() {
        if (open == null) {
            throw new IllegalStateException("the therapist is not there");
        }
        return open;
    }

    private JsonNode send(Visit.Event... events) {
        String batch = Visit.Event.batch(List.of(events));
        JsonNode answer = system.session(client.self())
                .post("/v1/events", Api.BATCH, batch)
                .expect(202)
                .json();
        assertThat(answer.required("results"))
                .allMatch(result -> "accepted".equals(result.path("status").asText()));
        return answer;
    }

    /** Answers every question with no, but for one. */
    private JsonNode answer(@Nullable String yes) {
        Api routines = system.routine(client.self());
        JsonNode form = routines.get("/v1/screening-form").expect(200).json();
        List<String> answers = StreamSupport.stream(form.required("questions").spliterator(), false)
                .map(question -> question.path("key").asText())
                .map(key -> "\"%s\":%s".formatted(key, key.equals(yes)))
                .toList();
        String body = "{\"version\":\"%s\",\"answers\":{%s}}"
                .formatted(form.path("version").asText(), String.join(",", answers));
        return routines.post(client.path("screenings"), Api.JSON, body)
                .expect(201)
                .json();
    }

    private JsonNode today() {
        return system.routine(client.self())
                .get(client.path("today"))
                .expect(200)
                .json();
    }

    private List<String> flags() {
        return system.session(client.therapist()).pages(client.path("sessions"), "items").stream()
                .flatMap(session ->
                        StreamSupport.stream(session.required("flags").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    /** The open page changes by itself. */
    private void shows(String colour, String words) {
        long asked = System.nanoTime();
        await("the page shows " + words).atMost(SOON).until(() -> desk().shows(colour, words));
        System.out.printf(
                "\"%s\" was on the page after %d ms%n",
                words, Duration.ofNanos(System.nanoTime() - asked).toMillis());
    }
}
