package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
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

/** Where routine-service's public key is known, nobody else erases: neither a client nor a plan. */
@QuarkusTest
@TestProfile(ForgedTombstoneComponentTest.WithAKey.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ForgedTombstoneComponentTest {
    /** Of this test alone, and of nothing that runs anywhere. */
    private static final TombstoneSigner ROUTINE_SERVICE =
            TombstoneSigner.of("MC4CAQAwBQYDK2VwBCIEIDL50veAOgrfVTK6N8z4oQZZP2StJxL0S5VXgK0JYOsS");

    @InjectBackbone
    TestStack stack;

    @Inject
    MeterRegistry meters;

    private Story story;

    public static class WithAKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lumbar.tombstones.trusted-keys", "MCowBQYDK2VwAyEASHpdfFJUZ0wuoWLJUQEjgWQQnWPEGigThEmpKURvIgs=");
        }
    }

    @BeforeEach
    void aClientWithASession() {
        story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.settle();
    }

    @Test
    void aStrangersTombstoneErasesNobodyAndIsADeadLetterWithACodeOfItsOwn() {
        // Given
        String ofAnother = signed(UUID.randomUUID().toString());
        double counted = counted();

        // When
        erase(Map.of());
        erase(Map.of(TombstoneSigner.HEADER, "no signature"));
        erase(Map.of(TombstoneSigner.HEADER, ofAnother));
        story.settle();

        // Then
        assertThat(story.count("clients")).isEqualTo(1);
        assertThat(story.count("plans")).isEqualTo(1);
        assertThat(story.count("sessions")).isEqualTo(1);
        assertThat(story.count("erased_clients")).isZero();
        assertThat(receipts()).isEmpty();
        assertThat(story.deadLetters()).hasSize(6).containsOnly("unproven-erasure");
        assertThat(counted()).isEqualTo(counted + 6);
    }

    @Test
    void afterAForgedOneTheClientGoesOnAsBefore() {
        // Given
        erase(Map.of());

        // When
        story.sendBall(3, 60);
        story.settle();

        // Then
        assertThat(story.published("sessions", story.session)
                        .orElseThrow()
                        .at("/eventCount")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void theOwnersErases() {
        // When
        String plan = story.client + ":" + story.plan;
        stack.produce("plans", plan, Map.of(TombstoneSigner.HEADER, signed(plan)), null);
        String client = story.client.toString();
        stack.produce("clients", client, Map.of(TombstoneSigner.HEADER, signed(client)), null);
        story.settle();

        // Then
        assertThat(story.count("clients")).isZero();
        assertThat(story.count("plans")).isZero();
        assertThat(story.count("sessions")).isZero();
        assertThat(story.count("erased_clients")).isEqualTo(1);
        assertThat(receipts()).hasSize(1);
        assertThat(story.deadLetters()).isEmpty();
    }

    private void erase(Map<String, String> headers) {
        stack.produce("clients", story.client.toString(), headers, null);
        stack.produce("plans", story.client + ":" + story.plan, headers, null);
    }

    private static String signed(String key) {
        return new String(ROUTINE_SERVICE.sign(key), UTF_8);
    }

    private List<ConsumerRecord<String, byte[]>> receipts() {
        return stack.consume("erasure-receipts").stream()
                .filter(receipt -> story.client.toString().equals(receipt.key()))
                .toList();
    }

    private double counted() {
        return meters.get("lumbar.dead.letters")
                .tag("code", "unproven-erasure")
                .counter()
                .count();
    }
}
