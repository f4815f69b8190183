package org.lumbar.session.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Mutations;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.session.contract.Examples;
import org.lumbar.session.event.EventReader;
import org.lumbar.session.event.SessionEvent;

/** No body makes the edge throw anything but its own coded refusal, and what it takes is what the ingest will read. */
class MutatedBodiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID CLIENT = UUID.fromString("0190a000-0000-7000-8000-0000000c0001");
    private static final Caller PHONE = new Caller("a", Set.of(Roles.CLIENT), UUID.randomUUID(), CLIENT);
    private static final int SINGLE = 8_000;
    private static final int BATCHES = 2_000;
    private static final List<byte[]> EXAMPLES = Stream.of("session-event", "session.")
            .flatMap(name -> Examples.of(name, "valid").stream())
            .map(Examples::bytes)
            .toList();

    private final Mutations mutations = Mutations.seeded();
    private final EventReader ingest = new EventReader();
    private int taken;
    private int refused;

    @Test
    void noBodyOfOneEventBreaksTheEdge() throws Exception {
        for (int i = 0; i < SINGLE; i++) {
            byte[] body = mutations.json(EXAMPLES.get(i % EXAMPLES.size()));
            check(i % 10 == 0 ? mutations.bytes(BodyTest.gzip(body)) : body, i % 10 == 0 ? "gzip" : null, false);
        }
        assertThat(taken).isGreaterThan(SINGLE / 50);
        assertThat(refused).isGreaterThan(SINGLE / 10);
    }

    @Test
    void noBatchBreaksTheEdge() throws Exception {
        for (int i = 0; i < BATCHES; i++) {
            List<byte[]> events = List.of(
                    EXAMPLES.get(i % EXAMPLES.size()),
                    mutations.json(EXAMPLES.get((i + 1) % EXAMPLES.size())),
                    EXAMPLES.get((i + 2) % EXAMPLES.size()));
            byte[] batch = array(events);
            check(i % 3 == 0 ? mutations.json(batch) : batch, null, true);
        }
        assertThat(taken).isGreaterThan(BATCHES / 2);
        assertThat(refused).isGreaterThan(BATCHES / 10);
    }

    @Test
    void anEventWithoutSubjectOrWithANullOneIsSentWithThePhonesOwn() throws Exception {
        // Given
        List<byte[]> bodies = new ArrayList<>();
        for (byte[] example : EXAMPLES) {
            ObjectNode event = (ObjectNode) JSON.readTree(example);
            event.remove("subject");
            bodies.add(JSON.writeValueAsBytes(event));
            bodies.add(JSON.writeValueAsBytes(event.putNull("subject")));
            bodies.add((" \n{ \"subject\"\t:\r\n null , "
                            + JSON.writeValueAsString(event.without("subject")).substring(1))
                    .getBytes(UTF_8));
        }
        // When
        List<Candidate> candidates = AcceptEvents.read(PHONE, array(bodies), true);
        // Then
        assertThat(candidates).hasSameSizeAs(bodies).allSatisfy(candidate -> {
            assertThat(candidate.isAccepted()).isTrue();
            assertThat(ingest.readStructured(Objects.requireNonNull(candidate.value()))
                            .clientId())
                    .isEqualTo(CLIENT);
        });
    }

    private void check(byte[] body, @Nullable String encoding, boolean batch) throws Exception {
        try {
            byte[] document = Body.decode(body, encoding);
            theReaderItselfDoesNotFail(document, batch);
            for (Candidate candidate : AcceptEvents.read(PHONE, document, batch)) {
                if (candidate.isAccepted()) {
                    taken++;
                    SessionEvent read = ingest.readStructured(Objects.requireNonNull(candidate.value()));
                    assertThat(read)
                            .as(mutations.last())
                            .usingRecursiveComparison()
                            .isEqualTo(candidate.event());
                } else {
                    refused++;
                    assertThat(candidate.result().code()).as(mutations.last()).isNotIn(null, "data-rejected");
                }
            }
        } catch (BadRequest e) {
            refused++;
        } catch (RuntimeException e) {
            throw new AssertionError(mutations.last(), e);
        }
    }

    /** The reader tells its own failures as unreadable documents: here they are to be seen. */
    private void theReaderItselfDoesNotFail(byte[] document, boolean batch) {
        try {
            ingest.readDocument(document, batch, CLIENT, (outcome, from, to) -> {});
        } catch (IOException e) {
            assertThat(e.getCause()).as(mutations.last()).isNull();
        }
    }

    private static byte[] array(List<byte[]> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] event : events) {
            out.write(out.size() == 0 ? '[' : ',');
            out.writeBytes(event);
        }
        out.write(']');
        return out.toByteArray();
    }
}
