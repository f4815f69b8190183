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
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.local.Part;

/** Story: an operator types what the runbook says. */
@ExtendWith(RunningSystem.class)
class RunbookE2E {
    private static final List<Part> SERVICES = List.of(Part.ROUTINE, Part.SESSION, Part.INSIGHTS);

    private final SystemUnderTest system;
    private final Map<String, String> examples;

    RunbookE2E(SystemUnderTest system) {
        this.system = system;
        this.examples = Readme.examples(system.repository().resolve("deploy/runbook/README.md"));
    }

    @Test
    @Timeout(300)
    void deadLettersWhoseReasonIsGoneAreSentInAgainOnceAsTheyFirstCame() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        Visit visit = Visit.of(client);
        binaryStart(visit);
        Visit.Event step = visit.stepCompleted("wall-lean");
        letter(client, "unknown-type", step.json(), 0);
        letter(client, "malformed-json", "{", 0);
        try (Operator operator = new Operator(system, examples)) {
            operator.types("settings");

            // When
            String looked = operator.types("redrive-look", client.clientId());

            // Then
            assertThat(looked).contains("unknown-type", "would be set aside again", "2 to be sent");
            assertThat(looked).doesNotContain("wall-lean");
            assertThat(operator.types("redrive-send", client.clientId())).contains("2 sent");
            assertThat(operator.types("redrive-send", client.clientId())).contains("0 sent", "sent before");
        }
        await("the event that was a dead letter is counted")
                .atMost(Duration.ofSeconds(30))
                .until(() -> new Accounts(system, client).inHistory() == 2);
        List<ConsumerRecord<String, byte[]>> starts = events(client).stream()
                .filter(record -> record.headers().lastHeader("ce_type") != null)
                .toList();
        assertThat(starts).hasSize(2);
        assertThat(starts.get(1).headers()).isEqualTo(starts.get(0).headers());
        assertThat(starts.get(1).value()).isEqualTo(starts.get(0).value());
    }

    @Test
    @Timeout(600)
    void afterEveryDatabaseIsRestoredToAnEarlierDayEverythingIsThereAgain(@TempDir Path folder) {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, 2);
        Newcomer client = clients.get(0);
        clients.forEach(each -> send(each, Visit.of(each)));
        rename(client, "Before");
        Settled.await(system, Duration.ofSeconds(60));
        Instant since = Instant.now().minusSeconds(60);
        Runnable restore = backedUp(folder);

        // When
        send(client, Visit.of(client));
        List.of("Lost 1", "Lost 2").forEach(name -> rename(client, name));
        Newcomer unknown = Newcomer.enrolledIn(system, client.practiceId());
        Settled.await(system, Duration.ofSeconds(60));
        SERVICES.parallelStream().forEach(service -> system.first(service).stop());
        restore.run();
        try (Operator operator = new Operator(system, examples)) {
            operator.types("settings");
            operator.types("restored-session", since);
            assertThat(operator.types("restored-routine")).contains(unknown.clientId() + ":" + unknown.planId());
            SERVICES.parallelStream().forEach(service -> system.first(service).start());
            Settled.await(system, Duration.ofSeconds(60));
            operator.types("rebuild");
            assertThat(operator.types("lag")).contains("lumbar.session-events.v1");
            operator.types("topic-settings");
            assertThat(operator.types("topics"))
                    .contains("PartitionCount: 12", "message.timestamp.type=LogAppendTime", "retention.ms=2332800000");
            assertThat(operator.types("health")).contains("\"UP\"");
        }

        // Then
        assertThat(new Accounts(system, client).inHistory()).isEqualTo(14);
        assertThat(new Accounts(system, client).inInsights()).isEqualTo(14);
        assertThat(new Accounts(system, clients.get(1)).inInsights()).isEqualTo(7);
        assertThat(nameInInsights(client)).isEqualTo("Before");
        whatComesNowCounts(client);
        assertThat(Revisions.goneBack(system.kafka(), Set.of(client.clientId().toString())))
                .isEmpty();
    }

    @Test
    @Timeout(300)
    void oneRecordIsSkippedByItsPlaceAndNoOther() {
        // Given
        Settled.await(system, Duration.ofSeconds(60));
        UUID client = UUID.randomUUID();
        String key = client + ":" + UUID.randomUUID();
        system.first(Part.INSIGHTS).stop();
        system.kafka().write(Kafka.SESSIONS, List.of(new Kafka.Message(key, Map.of(), "{\"a\":1}".getBytes(UTF_8))));
        ConsumerRecord<String, byte[]> bad = system.kafka().read(Kafka.SESSIONS).stream()
                .filter(record -> key.equals(record.key()))
                .findFirst()
                .orElseThrow();
        try (Operator operator = new Operator(system, examples)) {
            operator.types("settings");

            // When
            String said = operator.types("skip", bad.partition(), bad.offset());

            // Then
            assertThat(said).contains("Skipped lumbar.sessions.v1-" + bad.partition() + "@" + bad.offset());
        } finally {
            system.first(Part.INSIGHTS).start();
        }
        Settled.await(system, Duration.ofSeconds(60));
        assertThat(system.kafka().read("lumbar.insights.v1.dlq"))
                .filteredOn(letter -> key.equals(letter.key()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(bad.value()));
    }

    @Test
    @Timeout(300)
    void aPracticeIsMadeAndItsFirstAdministratorJoins() {
        // Given
        String lost = Person.stranger(UUID.randomUUID().toString());
        String admin = Person.stranger(UUID.randomUUID().toString());
        try (Operator operator = new Operator(system, examples)) {
            operator.types("settings");

            // When
            Printed made = Printed.by(operator.types("practice"));
            redeem(lost, made.code());
            Printed again = Printed.by(operator.types("practice-replace", made.practice()));
            redeem(admin, again.code());

            // Then
            assertThat(again.practice()).isEqualTo(made.practice());
            system.routine(admin)
                    .get("/v1/practices/" + made.practice() + "/logins")
                    .expect(200);
            await("who lost their account to be nobody")
                    .until(() -> system.routine(lost).get("/v1/clients").status() == 403);
        }
    }

    /** What the command says of a practice. */
    private record Printed(String practice, String code) {
        private static final Pattern LINES = Pattern.compile("practice (\\S+)\\s+code (\\S+)");

        static Printed by(String output) {
            Matcher lines = LINES.matcher(output);
            assertThat(lines.find()).as(output).isTrue();
            return new Printed(lines.group(1), lines.group(2));
        }
    }

    private void redeem(String who, String code) {
        system.routine(who)
                .post("/v1/invitations/redeem", Api.JSON, "{\"code\":\"" + code + "\"}")
                .expect(200);
    }

    /** All databases as they are now: by the runbook's commands, where the machine has the programs. */
    private Runnable backedUp(Path folder) {
        if (!PostgresPrograms.areThere()) {
            return BackUp.of(system.superuserUrl(), SERVICES)::restore;
        }
        Operator operator = new Operator(system, examples);
        operator.types("settings");
        SERVICES.forEach(service -> operator.types("back-up", service.key(), folder.resolve(service.key())));
        return () -> {
            SERVICES.forEach(service -> operator.types("restore", service.key(), folder.resolve(service.key())));
            operator.close();
        };
    }

    /** Readers held higher revisions than the restored rows have: what is new must be newer to them, too. */
    private void whatComesNowCounts(Newcomer client) {
        rename(client, "After");
        send(client, Visit.of(client));
        Settled.await(system, Duration.ofSeconds(60));
        assertThat(nameInInsights(client)).isEqualTo("After");
        assertThat(new Accounts(system, client).inInsights()).isEqualTo(21);
    }

    private void send(Newcomer client, Visit visit) {
        system.session(client.self())
                .post("/v1/events", Api.BATCH, Visit.Event.batch(visit.whole()))
                .expect(202);
    }

    private void rename(Newcomer client, String name) {
        system.routine(client.therapist())
                .send("PATCH", "/v1/clients/" + client.clientId(), Api.JSON, "{\"displayName\":\"" + name + "\"}")
                .expect(200);
    }

    private String nameInInsights(Newcomer client) {
        for (JsonNode row : system.insights(client.therapist()).pages("/v1/clients", "items")) {
            if (row.path("clientId").asText().equals(client.clientId().toString())) {
                return row.path("displayName").asText();
            }
        }
        return "";
    }

    /** A good event in binary mode, whose attributes are in its headers, and a letter that says it was rejected. */
    private void binaryStart(Visit visit) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "urn:lumbar:app:e2e",
                "ce_type", "org.lumbar.session.started.v1",
                "ce_subject", visit.clientId().toString(),
                "ce_time", "2026-11-02T06:15:00Z",
                "ce_timezone", "Europe/Berlin",
                "content-type", "application/json"));
        String data = "{\"sessionId\":\"%s\",\"planId\":\"%s\"}".formatted(visit.sessionId(), visit.planId());
        String key = visit.clientId().toString();
        system.kafka().write(Kafka.EVENTS, List.of(new Kafka.Message(key, headers, data.getBytes(UTF_8))));
        ConsumerRecord<String, byte[]> written = system.kafka().read(Kafka.EVENTS).stream()
                .filter(record -> key.equals(record.key()))
                .findFirst()
                .orElseThrow();
        write("unknown-type", key, data, written.partition(), written.offset());
    }

    private void letter(Newcomer client, String code, String value, long offset) {
        write(code, client.clientId().toString(), value, 0, offset);
    }

    private void write(String code, String key, String value, int partition, long offset) {
        Map<String, String> headers = Map.of(
                "lumbar-code", code,
                "lumbar-topic", Kafka.EVENTS,
                "lumbar-partition", Integer.toString(partition),
                "lumbar-offset", Long.toString(offset),
                "lumbar-rejected-at", Instant.now().toString());
        system.kafka().write(Kafka.REJECTED, List.of(new Kafka.Message(key, headers, value.getBytes(UTF_8))));
    }

    private List<ConsumerRecord<String, byte[]>> events(Newcomer client) {
        return system.kafka().read(Kafka.EVENTS).stream()
                .filter(record -> client.clientId().toString().equals(record.key()))
                .toList();
    }
}
