package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;

/** Story: who may see and send what, at every service. */
@ExtendWith(RunningSystem.class)
class IdentityE2E {
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final UUID PRACTICE = UUID.randomUUID();

    private final SystemUnderTest system;

    IdentityE2E(SystemUnderTest system) {
        this.system = system;
    }

    /** A request that needs a token. */
    private record Door(Part service, String path, String body) {
        static Door get(Part service, String path) {
            return new Door(service, path, "");
        }

        Answer knock(SystemUnderTest system, @Nullable String token) {
            Api api = new Api(system.address(service), token);
            if (body.isEmpty()) {
                return api.get(path);
            }
            return api.post(path, path.endsWith("events") ? Api.BATCH : Api.JSON, body);
        }

        @Override
        public String toString() {
            return (body.isEmpty() ? "GET " : "POST ") + service + path;
        }
    }

    private static Stream<Door> doors() {
        String client = "/v1/clients/" + SOMEBODY;
        return Stream.of(
                Door.get(Part.ROUTINE, "/v1/routines"),
                Door.get(Part.ROUTINE, "/v1/clients"),
                Door.get(Part.ROUTINE, client),
                Door.get(Part.ROUTINE, client + "/plans"),
                Door.get(Part.ROUTINE, "/v1/plans/" + SOMEBODY),
                new Door(Part.ROUTINE, "/v1/clients", "{}"),
                new Door(Part.ROUTINE, client + "/plans", "{}"),
                new Door(Part.ROUTINE, "/v1/plans/" + SOMEBODY + "/cancel", "{}"),
                new Door(Part.SESSION, "/v1/events", "[]"),
                Door.get(Part.SESSION, client + "/sessions"),
                Door.get(Part.SESSION, client + "/sessions/" + SOMEBODY),
                Door.get(Part.INSIGHTS, "/v1/clients"),
                Door.get(Part.INSIGHTS, client + "/consistency"),
                Door.get(Part.INSIGHTS, client + "/pain"));
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenNothingIsAnswered() {
        return doors().map(door -> DynamicTest.dynamicTest(
                door.toString(), () -> door.knock(system, null).expectProblem(401, "unauthenticated")));
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatIsNotTheProvidersOpensNothing() {
        String genuine = system.token(Person.admin(PRACTICE));
        Api withSignature = new Api(system.address(Part.ROUTINE), Tokens.resigned(genuine, system));
        assertThat(withSignature.get("/v1/routines").status()).isEqualTo(200);
        return Tokens.notGenuine(genuine, system).entrySet().stream()
                .flatMap(token -> doors().map(door -> DynamicTest.dynamicTest(
                        token.getKey() + ": " + door,
                        () -> door.knock(system, token.getValue()).expect(401))));
    }

    @TestFactory
    Stream<DynamicTest> theWrongRoleIsForbidden() {
        String producer = Person.gateway(PRACTICE);
        String client = Person.client(PRACTICE, SOMEBODY);
        String therapist = Person.therapist(PRACTICE, "anna");
        String path = "/v1/clients/" + SOMEBODY;
        return Stream.of(
                        forbidden(therapist, new Door(Part.SESSION, "/v1/events", "[]")),
                        forbidden(Person.admin(PRACTICE), new Door(Part.SESSION, "/v1/events", "[]")),
                        forbidden(client, new Door(Part.ROUTINE, "/v1/clients", "{}")),
                        forbidden(client, new Door(Part.ROUTINE, path + "/plans", "{}")),
                        forbidden(client, Door.get(Part.INSIGHTS, "/v1/clients")),
                        forbidden(producer, Door.get(Part.ROUTINE, "/v1/clients")),
                        forbidden(producer, Door.get(Part.SESSION, path + "/sessions")),
                        forbidden(producer, Door.get(Part.INSIGHTS, path + "/consistency")))
                .map(test -> test);
    }

    private DynamicTest forbidden(String who, Door door) {
        String role = who.substring(0, who.indexOf('@'));
        return DynamicTest.dynamicTest(
                role + ": " + door, () -> door.knock(system, system.token(who)).expectProblem(403, "forbidden"));
    }

    @Test
    void whoHasNoBusinessWithAClientIsToldThatThereIsNone() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        List<String> strangers = List.of(
                Person.client(client.practiceId(), UUID.randomUUID()),
                Person.therapist(client.practiceId(), "outside-the-care-team"),
                Person.therapist(UUID.randomUUID(), Newcomer.THERAPIST),
                Person.admin(UUID.randomUUID()));

        for (String stranger : strangers) {
            // When
            List<Answer> answers = ofClient(client, stranger);
            Answer plans = system.routine(stranger).get(client.path("plans"));

            // Then
            assertThat(answers).allSatisfy(answer -> answer.expectProblem(404, "client-not-found"));
            plans.expectProblem(404, "client-not-found");
        }
    }

    @Test
    void theOnesWithBusinessSeeTheClientEverywhere() {
        // Given
        Newcomer client = Newcomer.enrolled(system);

        for (String person : List.of(client.self(), client.therapist(), Person.admin(client.practiceId()))) {
            // When
            List<Answer> answers = List.of(
                    system.routine(person).get(client.path("plans")),
                    system.session(person).get(client.path("sessions")),
                    system.insights(person).get(client.path("consistency")),
                    system.insights(person).get(client.path("pain")));

            // Then
            assertThat(answers).allSatisfy(answer -> answer.expect(200));
        }
    }

    @Test
    void nobodySendsEventsOfSomebodyElse() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        String batch = Visit.Event.batch(List.of(Visit.of(client).started()));
        String otherClient = Person.client(client.practiceId(), UUID.randomUUID());
        String foreignGateway = Person.gateway(UUID.randomUUID());

        // When
        JsonNode ofOtherClient = sent(otherClient, batch);
        Answer ofForeignGateway = system.session(foreignGateway).post("/v1/events", Api.BATCH, batch);
        JsonNode ofOwnGateway = sent(Person.gateway(client.practiceId()), batch);

        // Then
        assertThat(ofOtherClient.path("code").asText()).isEqualTo("subject-mismatch");
        ofForeignGateway.expectProblem(503, "client-not-yet-known");
        assertThat(ofOwnGateway.path("status").asText()).isEqualTo("accepted");
    }

    @Test
    void anErasedClientIsGoneEverywhereAndWhatTheirPhoneStillSendsIsRefused() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        Visit visit = Visit.of(client);
        String admin = Person.admin(client.practiceId());
        sent(client.self(), Visit.Event.batch(List.of(visit.started())));
        await("session-service has told of the session")
                .atMost(Duration.ofSeconds(60))
                .until(() -> system.kafka().latest(Kafka.SESSIONS).keySet().stream()
                        .anyMatch(key -> key.startsWith(client.clientId().toString())));

        // When
        system.routine(admin).delete("/v1/clients/" + client.clientId()).expect(204);

        // Then
        await("all three services have forgotten the client")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ofClient(client, admin))
                        .allSatisfy(answer -> answer.expectProblem(404, "client-not-found")));
        JsonNode late = sent(client.self(), Visit.Event.batch(List.of(visit.rated("BEFORE", 7))));
        assertThat(late.path("status").asText()).isEqualTo("accepted");
        await("the late event is refused, and nothing of it is kept")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(system.kafka().read(Kafka.REJECTED))
                        .filteredOn(letter -> client.clientId().toString().equals(letter.key()))
                        .singleElement()
                        .satisfies(letter -> assertThat(letter.value()).isNull()));
        assertThat(ofClient(client, admin)).allSatisfy(answer -> answer.expect(404));
        assertThat(system.kafka().latest(Kafka.SESSIONS).keySet())
                .noneMatch(key -> key.startsWith(client.clientId().toString()));
    }

    private List<Answer> ofClient(Newcomer client, String person) {
        return List.of(
                system.routine(person).get("/v1/clients/" + client.clientId()),
                system.session(person).get(client.path("sessions")),
                system.insights(person).get(client.path("consistency")),
                system.insights(person).get(client.path("pain")));
    }

    @Test
    void healthAndApiDocumentsAreOpenToEverybodyOnPortsOfTheirOwn() {
        for (Part service : List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS)) {
            // Given
            Api nobody = new Api(system.address(service), null);
            Api monitor = new Api(system.management(service), null);

            // When
            List<Answer> answers =
                    List.of(monitor.get("/q/health/live"), monitor.get("/q/health/ready"), nobody.get("/q/openapi"));

            // Then
            assertThat(answers).allSatisfy(answer -> answer.expect(200));
            nobody.get("/q/health/live").expect(404);
            monitor.get("/q/openapi").expect(404);
        }
    }

    private JsonNode sent(String who, String batch) {
        return system.session(who)
                .post("/v1/events", Api.BATCH, batch)
                .expect(202)
                .json()
                .required("results")
                .required(0);
    }
}
