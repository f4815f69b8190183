package org.lumbar.insights.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.foundation.trust.TombstoneSigner;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** Where routine-service's public key is known, nobody else erases a client: neither while it runs nor in a rebuild. */
@QuarkusTest
@TestProfile(ForgedTombstoneComponentTest.WithAKey.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class ForgedTombstoneComponentTest {

    /** Of this test alone, and of nothing that runs anywhere. */
    private static final TombstoneSigner ROUTINE_SERVICE =
            TombstoneSigner.of("MC4CAQAwBQYDK2VwBCIEIDL50veAOgrfVTK6N8z4oQZZP2StJxL0S5VXgK0JYOsS");

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    @Inject
    Replay replay;

    private final UUID clientId = UUID.randomUUID();

    public static class WithAKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lumbar.tombstones.trusted-keys", "MCowBQYDK2VwAyEASHpdfFJUZ0wuoWLJUQEjgWQQnWPEGigThEmpKURvIgs=");
        }
    }

    @BeforeEach
    void aClient() {
        Snapshot client = Published.client(clientId, Snapshots.practice(), "Ada", 1, "anna");
        stack.produce("clients", client.key(), Map.of(), Published.value(client));
        settle();
        assertThat(rows("client")).isEqualTo(1);
    }

    @Test
    void aStrangersTombstoneErasesNobodyAndIsADeadLetterWithACodeOfItsOwn() {
        // When
        erase(Map.of());
        erase(Map.of(TombstoneSigner.HEADER, signed(UUID.randomUUID().toString())));
        stack.produce("plans", clientId + ":" + UUID.randomUUID(), Map.of(), null);
        settle();
        // Then
        assertThat(rows("client")).isEqualTo(1);
        assertThat(rows("erasure")).isZero();
        assertThat(codes()).hasSize(3).containsOnly("unproven-erasure");
    }

    @Test
    void aRebuildLeavesItOutAndTakesTheOwners() {
        // When
        ConsumerRecord<byte[], byte[]> tombstone = new ConsumerRecord<>(
                stack.topic("clients"), 0, 0, clientId.toString().getBytes(UTF_8), null);
        replay.take(List.of(tombstone));
        // Then
        assertThat(rows("client")).isEqualTo(1);
        // When
        tombstone
                .headers()
                .add(TombstoneSigner.HEADER, signed(clientId.toString()).getBytes(UTF_8));
        replay.take(List.of(tombstone));
        // Then
        assertThat(rows("client")).isZero();
    }

    @Test
    void theOwnersErases() {
        // When
        erase(Map.of(TombstoneSigner.HEADER, signed(clientId.toString())));
        settle();
        // Then
        assertThat(rows("client")).isZero();
        assertThat(rows("erasure")).isEqualTo(1);
        assertThat(codes()).isEmpty();
    }

    private void erase(Map<String, String> headers) {
        stack.produce("clients", clientId.toString(), headers, null);
    }

    private static String signed(String key) {
        return new String(ROUTINE_SERVICE.sign(key), UTF_8);
    }

    private int rows(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.rows(
                                "SELECT 1 AS one FROM " + table + " WHERE client_id = ?",
                                row -> row.number("one"),
                                clientId)
                        .size());
    }

    private List<String> codes() {
        return stack.consume("insights-dlq").stream()
                .filter(letter -> letter.key() != null && letter.key().startsWith(clientId.toString()))
                .map(letter ->
                        new String(letter.headers().lastHeader("lumbar-code").value(), UTF_8))
                .toList();
    }

    private void settle() {
        await("everything to be taken in")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stack.lag("clients") + stack.lag("plans") == 0);
    }
}
