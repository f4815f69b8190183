package org.lumbar.session.edge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.EventReader;
import org.lumbar.session.event.SessionEvent;

/**
 * One event of a request with its place in it and, as long as nothing speaks against it, the bytes to be sent.
 *
 * @param value the event as the app wrote it; a subject that it left out is written into it
 */
record Candidate(Result result, @Nullable SessionEvent event, byte @Nullable [] value) {
    /** Numbers that the contract ignores pass through as they were written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Candidate of(EventReader.Outcome outcome, byte[] document, int from, int to) {
        if (outcome.rejected() != null) {
            return new Candidate(
                    Result.rejected(
                            outcome.id(),
                            outcome.rejected().code(),
                            outcome.rejected().pointer()),
                    null,
                    null);
        }
        SessionEvent event = Objects.requireNonNull(outcome.event());
        byte[] sent = Arrays.copyOfRange(document, from, to);
        return new Candidate(
                Result.accepted(event.id()), event, outcome.hasSubject() ? sent : withSubject(sent, event.clientId()));
    }

    boolean isAccepted() {
        return value != null;
    }

    /** The client that the event names; null if it was not read. */
    @Nullable
    UUID clientId() {
        return event == null ? null : event.clientId();
    }

    /** The event of one that is accepted. */
    SessionEvent taken() {
        return Objects.requireNonNull(event);
    }

    /** Written as a tree and not appended, so that an explicit null does not leave the member there twice. */
    private static byte[] withSubject(byte[] event, UUID client) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(event);
            return JSON.writeValueAsBytes(tree.put("subject", client.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("an event that was read can be written", e);
        }
    }
}
