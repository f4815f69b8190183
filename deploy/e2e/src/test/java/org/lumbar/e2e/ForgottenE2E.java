package org.lumbar.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.local.Part;

/**
 * Story: a client who left something everywhere is erased, and not a byte of it stays: in no row, no topic's file, and no file of the
 * database server; not after a rebuild either, nor after all databases were restored from back-ups that still had it.
 */
class ForgottenE2E {
    private static final List<Part> SERVICES = List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS);
    private static final Duration SOON = Duration.ofSeconds(60);

    /** What stays on purpose: who was erased, what went, and who saw it (ADR 0012, ADR 0032). */
    private static final Set<String> NAME_THE_ID = Set.of(
            "routine erasure",
            "routine erasure_receipt",
            "routine audit_event",
            "routine audit_list",
            "session erased_clients",
            "session erased_keys",
            "session audit_event",
            "session audit_list",
            "insights erasure",
            "insights audit_event",
            "insights audit_list");

    private final SystemUnderTest system = SystemUnderTest.start();
    private final Map<String, String> examples =
            Readme.examples(system.repository().resolve("deploy/runbook/README.md"));
    private final String canary = "canary-" + UUID.randomUUID();
    private final Remnants remnants = new Remnants(system, canary);

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    @Timeout(600)
    void notAByteOfAnErasedClientIsLeft(@TempDir Path folder) {
        Assumptions.assumeTrue(PostgresPrograms.areThere());
        try (PassingTime time = PassingTime.on(system.kafka().bootstrapServers())) {
            // Given
            Newcomer client = Newcomer.enrolled(system);
            Newcomer neighbour = Newcomer.besides(system, client);
            send(neighbour, Visit.of(neighbour).whole());
            leavesSomethingEverywhere(client);
            isEverywhere();
            inEach((operator, service) -> operator.types("back-up", service.key(), folder.resolve(service.key())));
            Instant backedUp = Instant.now();

            // When
            erase(client);
            passAMonth(time, neighbour);

            // Then
            isNowhere(client);

            // When
            rebuild();

            // Then
            isNowhere(client);

            // When
            restoreWhatWasBefore(folder, backedUp, client);
            passAMonth(time, neighbour);
            inEach((operator, service) -> operator.types("rewrite", service.key()));
            remnants.hoursOfWriting();

            // Then
            isNowhere(client);
            assertThat(remnants.databaseFiles()).isEmpty();
            assertThat(remnants.statistics()).isEmpty();
            assertThat(remnants.logs()).isEmpty();
            assertThat(new Accounts(system, neighbour).inInsights()).isEqualTo(21);
        }
    }

    private void restoreWhatWasBefore(Path folder, Instant backedUp, Newcomer client) {
        SERVICES.parallelStream().forEach(service -> system.first(service).stop());
        inEach((operator, service) -> operator.types("restore", service.key(), folder.resolve(service.key())));
        assertThat(remnants.tables()).isNotEmpty();
        assertThat(restored(backedUp)).contains("erased and are in the database again\n" + client.clientId());
        SERVICES.parallelStream().forEach(service -> system.first(service).start());
        erase(client);
        Settled.await(system, SOON);
        rebuild();
    }

    /** A name, a note of two services, an occurrence, what no schema knows, three kinds of dead letter, and an archive with it all. */
    private void leavesSomethingEverywhere(Newcomer client) {
        Visit visit = Visit.of(client);
        send(
                client,
                List.of(
                        visit.event(
                                "started",
                                "\"planId\":\"%s\",\"occurrenceId\":\"%s\"".formatted(client.planId(), canary)),
                        visit.event(
                                "pain-rated", "\"moment\":\"BEFORE\",\"score\":10,\"said\":\"%s\"".formatted(canary))));
        isSetApart(visit);
        Api routines = system.routine(client.therapist());
        routines.send(
                        "PATCH",
                        "/v1/clients/" + client.clientId(),
                        Api.JSON,
                        "{\"displayName\":\"%s\"}".formatted(canary))
                .expect(200);
        String screening = client.path("screenings/" + redFlag(client) + "/clearance");
        routines.post(screening, Api.JSON, "{\"note\":\"%s\"}".formatted(canary))
                .expect(200);
        acknowledge(client);
        archive(client);
    }

    private void acknowledge(Newcomer client) {
        Api insights = system.insights(client.therapist());
        await("an alert").atMost(SOON).until(() -> !alerts(client).isEmpty());
        String alert = client.clientId() + ":"
                + alerts(client).get(0).required("alertId").asText();
        insights.send(
                        "PUT",
                        "/v1/alerts/" + alert + "/acknowledgement",
                        Api.JSON,
                        "{\"note\":\"%s\"}".formatted(canary))
                .expect(204);
        Settled.await(system, SOON);
    }

    private void archive(Newcomer client) {
        Api self = system.routine(client.self());
        String archive = self.post(client.path("archives"), Api.JSON, "")
                .expect(202)
                .json()
                .required("archiveId")
                .asText();
        await("the archive is collected")
                .atMost(SOON)
                .until(() -> self.get(client.path("archives/" + archive))
                        .json()
                        .path("state")
                        .asText()
                        .equals("READY"));
    }

    /** Records that session-, insights- and routine-service can't read; one stands in the place of a snapshot. */
    private void isSetApart(Visit visit) {
        String client = visit.clientId().toString();
        byte[] nothing = ("{\"note\":\"" + canary + "\"}").getBytes(UTF_8);
        system.kafka().write(Kafka.EVENTS, List.of(new Kafka.Message(client, Map.of(), nothing)));
        Settled.await(system, SOON);
        system.kafka()
                .write(Kafka.SESSIONS, List.of(new Kafka.Message(client + ":" + visit.sessionId(), Map.of(), nothing)));
    }

    private String redFlag(Newcomer client) {
        Api routines = system.routine(client.self());
        JsonNode form = routines.get("/v1/screening-form").expect(200).json();
        List<String> answers = StreamSupport.stream(form.required("questions").spliterator(), false)
                .map(question -> question.path("key").asText())
                .map(key -> "\"%s\":%s".formatted(key, key.equals("bladder-or-bowel")))
                .toList();
        String body = "{\"version\":\"%s\",\"answers\":{%s}}"
                .formatted(form.path("version").asText(), String.join(",", answers));
        return routines.post(client.path("screenings"), Api.JSON, body)
                .expect(201)
                .json()
                .required("screeningId")
                .asText();
    }

    private List<JsonNode> alerts(Newcomer client) {
        JsonNode alerts = system.insights(client.therapist())
                .get(client.path("alerts"))
                .expect(200)
                .json();
        return StreamSupport.stream(alerts.spliterator(), false).toList();
    }

    /** What is not found before proves nothing afterwards. */
    private void isEverywhere() {
        assertThat(remnants.tables())
                .contains(
                        "routine client",
                        "routine history",
                        "routine archive_part",
                        "session events",
                        "insights client",
                        "insights acknowledgement");
        assertThat(remnants.topics())
                .contains(
                        Kafka.CLIENTS,
                        Kafka.EVENTS,
                        Kafka.SESSIONS,
                        Kafka.REJECTED,
                        "lumbar.insights.v1.dlq",
                        "lumbar.routine.v1.dlq",
                        "lumbar.archive-parts.v1");
        remnants.checkpoint();
        assertThat(remnants.databaseFiles())
                .anyMatch(file -> file.contains("pg_wal"))
                .anyMatch(file -> !file.contains("pg_wal"));
    }

    private void isNowhere(Newcomer client) {
        assertThat(remnants.tables()).isEmpty();
        assertThat(new Remnants(system, client.clientId().toString()).tables()).isSubsetOf(NAME_THE_ID);
        await("the topics' files")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(remnants.topics()).isEmpty());
    }

    private void erase(Newcomer client) {
        Api admin = system.routine(Person.admin(client.practiceId()));
        admin.delete("/v1/clients/" + client.clientId()).expect(204);
        await("every service's receipt")
                .atMost(SOON)
                .until(() -> admin.get("/v1/erasures/" + client.clientId())
                        .expect(200)
                        .json()
                        .path("complete")
                        .asBoolean());
        Settled.await(system, SOON);
    }

    /** Only a segment that somebody else's record has closed is compacted: the neighbour's lie in the same partitions. */
    private void passAMonth(PassingTime time, Newcomer neighbour) {
        time.aWeek();
        send(neighbour, Visit.of(neighbour).whole());
        system.routine(neighbour.therapist())
                .send(
                        "PATCH",
                        "/v1/clients/" + neighbour.clientId(),
                        Api.JSON,
                        "{\"displayName\":\"Neighbour %s\"}".formatted(Instant.now()))
                .expect(200);
        system.routine(neighbour.therapist())
                .post("/v1/plans/" + neighbour.planId() + "/pause", Api.JSON, "{}")
                .expect(200);
        Settled.await(system, SOON);
        time.aMonth();
        await("Kafka has let go")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(remnants.topics()).isEmpty());
        time.now();
    }

    private void rebuild() {
        try (Operator operator = new Operator(system, examples)) {
            operator.types("settings");
            operator.types("rebuild");
        }
    }

    private String restored(Instant backedUp) {
        try (Operator operator = new Operator(system, examples)) {
            operator.types("settings");
            operator.types("restored-session", backedUp.minusSeconds(60));
            return operator.types("restored-routine");
        }
    }

    /** In a shell for each service, at the same time. */
    private void inEach(BiConsumer<Operator, Part> work) {
        Consumer<Part> one = service -> {
            try (Operator operator = new Operator(system, examples)) {
                operator.types("settings");
                work.accept(operator, service);
            }
        };
        SERVICES.parallelStream().forEach(one);
    }

    private void send(Newcomer client, List<Visit.Event> events) {
        system.session(client.self())
                .post("/v1/events", Api.BATCH, Visit.Event.batch(events))
                .expect(202);
    }
}
