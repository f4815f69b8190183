package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Somebody writes to the topics of clients and plans who is not routine-service: what can't be true changes nothing. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ForgedSnapshotComponentTest {
    private static final String TWO_DAYS_AHEAD =
            Long.toString(Instant.now().plusSeconds(2 * 86_400).getEpochSecond() * 1_000_000);

    @InjectBackbone
    TestStack stack;

    @Inject
    MeterRegistry meters;

    private Story story;
    private Story other;
    private String client;
    private String plan;

    @BeforeEach
    void twoClientsWithPlansAndSessions() {
        story = new Story(stack).withClient().withPlan();
        other = new Story(stack).withClient().withPlan();
        story.sendStart();
        other.sendStart();
        story.settle();
        client = new String(story.records("clients").get(0).value(), UTF_8);
        plan = new String(story.records("plans").get(0).value(), UTF_8);
    }

    @Test
    void aKnownClientDoesNotMoveToAnotherPractice() {
        String forged = again(client).replace(story.practice.toString(), other.practice.toString());

        refused("clients", story.client.toString(), forged, "invalid-field", "/practiceId");
    }

    @Test
    void aClientUnderAnotherClientsKeyIsRefused() {
        refused("clients", other.client.toString(), again(client), "key-mismatch", "/clientId");
        refused("clients", "", again(client), "key-mismatch", "/clientId");
    }

    @Test
    void aRevisionThatNoneCouldFollowIsRefused() {
        for (String revision : List.of(Long.toString(Long.MAX_VALUE), TWO_DAYS_AHEAD, "18446744073709551621")) {
            refused(
                    "clients",
                    story.client.toString(),
                    client.replace("\"revision\": 1", "\"revision\": " + revision),
                    "invalid-field",
                    "/revision");
            refused(
                    "plans",
                    story.client + ":" + story.plan,
                    plan.replace("\"revision\": 1", "\"revision\": " + revision),
                    "invalid-field",
                    "/revision");
        }
    }

    @Test
    void aPlanOfAnotherPracticeThanItsClientsIsRefusedNewOrKnown() {
        String forged = again(plan).replace(story.practice.toString(), other.practice.toString());
        String fresh = forged.replace(story.plan.toString(), other.session.toString());

        refused("plans", story.client + ":" + story.plan, forged, "invalid-field", "/practiceId");
        refused("plans", story.client + ":" + other.session, fresh, "invalid-field", "/practiceId");
    }

    @Test
    void aPlanUnderAnotherKeyThanItsClientsAndItsOwnIsRefused() {
        String ofTheOther = again(plan).replace(story.client.toString(), other.client.toString());

        refused("plans", story.client + ":" + story.plan, ofTheOther, "key-mismatch", "/planId");
        refused("plans", other.client + ":" + other.plan, again(plan), "key-mismatch", "/planId");
        refused("plans", story.client + ":" + other.plan, again(plan), "key-mismatch", "/planId");
    }

    @Test
    void whatTheOwnerSaysNextIsTakenAllTheSame() {
        // Given
        refused(
                "clients",
                story.client.toString(),
                client.replace("\"revision\": 1", "\"revision\": " + Long.MAX_VALUE),
                "invalid-field",
                "/revision");

        // When
        story.client(2, "[]");
        story.settle();

        // Then
        assertThat(story.query("SELECT revision FROM clients WHERE client_id = '" + story.client + "'"))
                .isEqualTo(2);
    }

    private static String again(String snapshot) {
        return snapshot.replace("\"revision\": 1", "\"revision\": 2");
    }

    private void refused(String topic, String key, String value, String code, String pointer) {
        // Given
        String stored = stored();
        int published =
                story.records("sessions").size() + other.records("sessions").size();
        int letters = letters().size();
        double counted = count("lumbar.dead.letters", code);
        double rejected = count("lumbar.ingest.snapshots.rejected", code);

        // When
        stack.produce(topic, key, Map.of(), value.getBytes(UTF_8));
        story.settle();

        // Then
        assertThat(stored()).isEqualTo(stored);
        assertThat(story.records("sessions").size() + other.records("sessions").size())
                .isEqualTo(published);
        List<ConsumerRecord<String, byte[]>> now = letters();
        assertThat(now).hasSize(letters + 1);
        ConsumerRecord<String, byte[]> letter = now.stream()
                .filter(each -> key.equals(each.key()) && Arrays.equals(each.value(), value.getBytes(UTF_8)))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(header(letter, "lumbar-code")).isEqualTo(code);
        assertThat(header(letter, "lumbar-pointer")).isEqualTo(pointer);
        assertThat(header(letter, "lumbar-topic")).isEqualTo(stack.topic(topic));
        assertThat(count("lumbar.dead.letters", code)).isEqualTo(counted + 1);
        assertThat(count("lumbar.ingest.snapshots.rejected", code)).isEqualTo(rejected + 1);
    }

    private double count(String metric, String code) {
        return meters.get(metric).tag("code", code).counter().count();
    }

    private List<ConsumerRecord<String, byte[]>> letters() {
        return stack.consume("session-events-dlq");
    }

    /** All rows of both clients, as text. */
    private String stored() {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("clients", "plans", "sessions", "client_days", "events")) {
            all.append(story.text(
                    "SELECT string_agg(t::text, '|' ORDER BY t::text) FROM %s t WHERE client_id IN ('%s', '%s')"
                            .formatted(table, story.client, other.client)));
        }
        return all.toString();
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
