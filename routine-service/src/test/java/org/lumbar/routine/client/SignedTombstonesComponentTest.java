package org.lumbar.routine.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.foundation.trust.TombstoneTrust;
import org.lumbar.routine.Practice;

/** With a key, every tombstone of a client and of their plans says by its signature that it is from here. */
@QuarkusTest
@TestProfile(SignedTombstonesComponentTest.WithAKey.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class SignedTombstonesComponentTest {
    private static final TombstoneTrust READER =
            new TombstoneTrust(Optional.of(List.of("MCowBQYDK2VwAyEASHpdfFJUZ0wuoWLJUQEjgWQQnWPEGigThEmpKURvIgs=")));

    @InjectBackbone
    TestStack stack;

    /** Of these tests alone, and of nothing that runs anywhere. */
    public static class WithAKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lumbar.relay.tombstone-key", "MC4CAQAwBQYDK2VwBCIEIDL50veAOgrfVTK6N8z4oQZZP2StJxL0S5VXgK0JYOsS");
        }
    }

    @Test
    void aReaderWithThePublicKeyBelievesThem() {
        // Given
        Practice practice = new Practice(stack);
        UUID clientId = practice.newClient();
        practice.planOf(clientId, "ball-or-roller", 0);

        // When
        practice.admin().delete("/v1/clients/{id}", clientId).then().statusCode(204);

        // Then
        await("both tombstones").until(() -> tombstones(clientId).size() == 2);
        assertThat(tombstones(clientId)).allMatch(READER::believes);
        assertThat(tombstones(clientId)).allSatisfy(tombstone -> {
            tombstone.headers().remove("lumbar-signature");
            assertThat(READER.believes(tombstone)).isFalse();
        });
    }

    private List<ConsumerRecord<byte[], byte[]>> tombstones(UUID client) {
        return Stream.of("clients", "plans")
                .flatMap(topic -> stack.consume(topic).stream())
                .filter(record -> record.value() == null && record.key().startsWith(client.toString()))
                .map(SignedTombstonesComponentTest::raw)
                .toList();
    }

    private static ConsumerRecord<byte[], byte[]> raw(ConsumerRecord<String, byte[]> record) {
        ConsumerRecord<byte[], byte[]> raw = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key().getBytes(UTF_8),
                null);
        record.headers().forEach(header -> raw.headers().add(header));
        return raw;
    }
}
