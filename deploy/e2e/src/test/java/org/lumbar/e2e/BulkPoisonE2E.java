package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Stories: 23 of 10,000 records are poison, of every kind there is; and a fault of our own sets good events apart, until it is mended.
 * {@code deploy/e2e/proofs poison}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?poison(,.*)?",
        disabledReason = "nobody asked for this proof")
@ExtendWith(BreakableSystem.class)
class BulkPoisonE2E {
    private static final int RECORDS = 10_000;
    private static final int POISONED = 23;
    private static final int CLIENTS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The subject of the contract's examples, which is also their key. */
    private static final String EXAMPLES_CLIENT = "0190a000-0000-7000-8000-0000000c0001";

    private static final Map<String, String> STRUCTURED = Map.of("content-type", "application/cloudevents+json");

    private static SystemUnderTest system;

    private final Random random = new Random(23);

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
    }

    @Test
    @Timeout(600)
    void ofTenThousandRecordsThe23PoisonedOnesAndNoOthersAreDeadLetters() {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, CLIENTS);
        Ledger ledger = new Ledger();
        List<Kafka.Message> good = new ArrayList<>();
        while (good.size() < RECORDS - POISONED) {
            good.addAll(visit(clients.get(random.nextInt(CLIENTS)), ledger, RECORDS - POISONED - good.size()));
        }
        List<Kafka.Message> all = new ArrayList<>(good);
        List<Kafka.Message> poison = poison(clients);
        assertThat(poison).hasSize(POISONED);
        poison.forEach(each -> all.add(random.nextInt(all.size()), each));
        int before = system.kafka().read(Kafka.REJECTED).size();

        // When
        system.kafka().write(Kafka.EVENTS, all);

        // Then
        Ledger.Verdict verdict = new Stored(system, clients, ledger).counts(PATIENCE);
        List<ConsumerRecord<String, byte[]>> letters =
                new ArrayList<>(system.kafka().read(Kafka.REJECTED));
        if (Planted.LOST_LETTER.isPlanted()) {
            letters.remove(letters.size() / 2);
        }
        assertThat(letters.size() - before).as("dead letters").isEqualTo(POISONED);
        assertThat(letters)
                .extracting(ConsumerRecord::value)
                .usingElementComparator(java.util.Comparator.nullsFirst(java.util.Arrays::compare))
                .containsAll(poison.stream().map(Kafka.Message::value).toList());
        assertThat(system.kafka().read("lumbar.insights.v1.dlq")).isEmpty();
        Map<String, Long> codes = letters.stream()
                .collect(Collectors.groupingBy(BulkPoisonE2E::code, java.util.TreeMap::new, Collectors.counting()));
        System.out.println("proof: " + POISONED + " of " + RECORDS + " records poisoned: " + verdict + ", "
                + (letters.size() - before) + " dead letters " + codes);
    }

    @Test
    @Timeout(600)
    void whatAFaultOfOursSetApartIsStoredOnceTheFaultIsMended() throws SQLException {
        // Given
        List<Newcomer> clients = Newcomer.practice(system, 2);
        Ledger ledger = new Ledger();
        List<Kafka.Message> messages = new ArrayList<>();
        for (Newcomer client : clients) {
            messages.addAll(visit(client, ledger, 7));
        }
        execute("ALTER TABLE events ADD CONSTRAINT planted CHECK (client_id <> '"
                + clients.get(0).clientId() + "') NOT VALID");

        // When
        system.kafka().write(Kafka.EVENTS, messages);

        // Then
        Passing.until(
                System.nanoTime(),
                "what the database refuses is dead letters",
                PATIENCE,
                () -> refused(clients).equals(List.of("data-rejected", 7L)));
        Settled.await(system, PATIENCE);
        assertThat(new Accounts(system, clients.get(1)).inHistory()).isEqualTo(7);

        // When
        execute("ALTER TABLE events DROP CONSTRAINT planted");
        String said;
        Map<String, String> examples = Readme.examples(system.repository().resolve("deploy/runbook/README.md"));
        examples.computeIfPresent(
                "redrive-send", (name, text) -> text.replace("unknown-type,malformed-json", "data-rejected"));
        try (Operator operator = new Operator(system, examples)) {
            operator.types("settings");
            said = operator.types("redrive-send", clients.get(0).clientId())
                    .lines()
                    .reduce("", (one, next) -> next.isBlank() ? one : next);
        }

        // Then
        Ledger.Verdict verdict = new Stored(system, clients, ledger).counts(PATIENCE);
        System.out.println("proof: dead letters of a mended fault sent again: " + said + "; " + verdict);
    }

    private static List<Object> refused(List<Newcomer> clients) {
        String key = clients.get(0).clientId().toString();
        List<ConsumerRecord<String, byte[]>> letters = system.kafka().read(Kafka.REJECTED).stream()
                .filter(letter -> key.equals(letter.key()))
                .toList();
        return letters.isEmpty() ? List.of() : List.of(code(letters.get(0)), (long) letters.size());
    }

    /** One of every code and shape of the contract's invalid examples, and what only the fields of a record can be wrong in. */
    private static List<Kafka.Message> poison(List<Newcomer> clients) {
        Newcomer victim = clients.get(0);
        List<Kafka.Message> poison = new ArrayList<>();
        Visit visit = Visit.of(victim);
        Visit.Event twice = visit.started();
        poison.add(new Kafka.Message(victim.clientId().toString(), STRUCTURED, null));
        poison.add(new Kafka.Message(UUID.randomUUID().toString(), STRUCTURED, bytes(twice.json())));
        poison.add(new Kafka.Message(
                null, STRUCTURED, bytes(visit.stepCompleted("floor").json())));
        poison.add(message(victim, "{\"specversion\":\"1.0\"} trailing"));
        poison.add(message(victim, rating(victim, "1e-2147483649")));
        poison.add(message(victim, rating(victim, "9,\"score\":2")));
        Map<String, List<Rejection>> byCode = Rejection.ofSessionEvents().stream()
                .collect(Collectors.groupingBy(Rejection::code, LinkedHashMap::new, Collectors.toList()));
        for (int i = 0; poison.size() < POISONED; i++) {
            int turn = i;
            byCode.values().stream()
                    .flatMap(ofCode -> turn < ofCode.size() ? Stream.of(ofCode.get(turn)) : Stream.empty())
                    .limit(POISONED - poison.size())
                    .map(each -> new Kafka.Message(EXAMPLES_CLIENT, STRUCTURED, each.bytes()))
                    .forEach(poison::add);
        }
        return poison;
    }

    private static String rating(Newcomer client, String score) {
        return """
                {"specversion":"1.0","id":"%s","source":"urn:lumbar:app:case","type":"org.lumbar.session.pain-rated.v1",\
                "subject":"%s","time":"2026-11-27T10:00:00Z","timezone":"Europe/Berlin",\
                "data":{"moment":"AD_HOC","score":%s}}""".formatted(UUID.randomUUID(), client.clientId(), score);
    }

    /** At most so many events of one session, all of them in the ledger. */
    private List<Kafka.Message> visit(Newcomer client, Ledger ledger, int most) {
        Visit visit = Visit.of(client, Duration.ofDays(random.nextInt(14)));
        return visit.whole().stream()
                .limit(most)
                .map(event -> {
                    ledger.sent(visit.sessionId(), event.id());
                    ledger.promised(visit.sessionId(), event.id());
                    return message(client, event.json());
                })
                .toList();
    }

    private static Kafka.Message message(Newcomer client, String json) {
        return new Kafka.Message(client.clientId().toString(), STRUCTURED, bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String code(ConsumerRecord<String, byte[]> letter) {
        return new String(letter.headers().lastHeader("lumbar-code").value(), StandardCharsets.UTF_8);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(system.superuserUrl().replace("/postgres?", "/session?"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
