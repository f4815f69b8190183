package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.contract.Examples;
import org.lumbar.session.contract.Schemas;
import org.lumbar.session.event.Code;

/** Dead letters for every reason there is, against the contract of their headers. */
@QuarkusTest
@WithTestResource(
        value = BackboneTestResource.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = @ResourceArg(name = "database", value = "session"))
class RejectionContractTest {
    /**
     * Two that only the edge gives, one that takes hundreds of events, and one of tombstones: {@code LimitsComponentTest} and
     * {@code ForgedTombstoneComponentTest} show them.
     */
    private static final Set<Code> ELSEWHERE =
            EnumSet.of(Code.SUBJECT_MISMATCH, Code.CLIENT_NOT_FOUND, Code.LIMIT_EXCEEDED, Code.UNPROVEN_ERASURE);

    private static final Set<Code> WITHOUT_AN_EXAMPLE = EnumSet.of(
            Code.TOO_LARGE,
            Code.KEY_MISMATCH,
            Code.ID_CONFLICT,
            Code.DATA_REJECTED,
            Code.CLIENT_ERASED,
            Code.CONSENT_WITHDRAWN);
    private static final Set<String> NAMES = Set.of(
            "lumbar-code", "lumbar-pointer", "lumbar-topic", "lumbar-partition", "lumbar-offset", "lumbar-rejected-at");
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectBackbone
    TestStack stack;

    private final List<byte[]> sent = new ArrayList<>();
    private Story story;

    @BeforeEach
    void aClientWithAPlan() {
        story = new Story(stack).withClient().withPlan();
        story.settle();
    }

    @Test
    void everyReasonIsToldInHeadersThatTheContractAllowsAndNothingElseIs() {
        // Given
        Set<Code> expected = EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE));

        // When
        expected.stream().filter(code -> !WITHOUT_AN_EXAMPLE.contains(code)).forEach(this::sendExample);
        sendWhatNoExampleShows();
        story.settle();
        story.consent(2, "WITHDRAWN");
        story.settle();
        send(story.event(UUID.randomUUID(), "completed", 5, ofSession()).getBytes(UTF_8));
        story.settle();
        stack.produce("clients", story.client.toString(), Map.of(), null);
        story.settle();
        send(story.event(UUID.randomUUID(), "completed", 4, ofSession()).getBytes(UTF_8));
        story.settle();

        // Then
        List<ConsumerRecord<String, byte[]>> letters = story.records("session-events-dlq");
        assertThat(story.deadLetters())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Code::text).toList());
        assertThat(letters).allSatisfy(letter -> {
            ObjectNode headers = headers(letter);
            Schemas.check("rejection.v1.json", headers);
            assertThat(headers.fieldNames()).toIterable().isSubsetOf(NAMES);
            boolean bare = Stream.of(Code.CLIENT_ERASED, Code.CONSENT_WITHDRAWN)
                    .anyMatch(code ->
                            code.text().equals(headers.get("lumbar-code").textValue()));
            assertThat(bare ? letter.value() == null : isSent(letter.value())).isTrue();
        });
    }

    private boolean isSent(byte[] value) {
        return sent.stream().anyMatch(each -> Arrays.equals(each, value));
    }

    private void sendExample(Code code) {
        Path example = Stream.of(Examples.of("session-event", "invalid"), Examples.of("session.", "invalid"))
                .flatMap(List::stream)
                .filter(path -> Examples.code(path).equals(code.text()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No example of " + code));
        send(Examples.bytes(example));
    }

    private void sendWhatNoExampleShows() {
        String stranger = new Story(stack).event(UUID.randomUUID(), "completed", 1, ofSession());
        String large = story.event(UUID.randomUUID(), "completed", 1, ofSession())
                .replace("\"data\"", "\"more\": \"" + "x".repeat(66_000) + "\", \"data\"");
        UUID reused = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        story.execute("ALTER TABLE events ADD CONSTRAINT test_refuses CHECK (event_id <> '" + refused + "')");
        Stream.of(
                        stranger,
                        large,
                        story.event(reused, "completed", 1, ofSession()),
                        story.event(reused, "completed", 2, ofSession()),
                        story.event(refused, "completed", 3, ofSession()))
                .forEach(event -> send(event.getBytes(UTF_8)));
    }

    private String ofSession() {
        return "{\"sessionId\": \"" + story.session + "\"}";
    }

    /** With a header that speaks of health, as an app might add it. */
    private void send(byte[] value) {
        sent.add(value);
        Map<String, String> headers = Map.of("content-type", Story.STRUCTURED, "app-note", "very painful today, 9");
        stack.produce("session-events", story.client.toString(), headers, value);
    }

    private static ObjectNode headers(ConsumerRecord<String, byte[]> letter) {
        ObjectNode headers = JSON.createObjectNode();
        for (Header header : letter.headers()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), new String(header.value(), UTF_8));
        }
        return headers;
    }
}
