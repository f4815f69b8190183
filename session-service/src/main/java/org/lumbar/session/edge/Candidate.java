package org.lumbar.session.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
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
    private static final int NULL_LENGTH = 4;

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
                Result.accepted(event.id()),
                event,
                outcome.hasSubject() ? sent : withSubject(sent, outcome.nullSubjectAt() - from, event.clientId()));
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

    /** Written into the bytes: what nobody reads stays as it was, whatever it is. A null stands where the subject goes. */
    private static byte[] withSubject(byte[] event, int nullAt, UUID client) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + 64);
        int from = Math.max(nullAt, 1);
        out.write(event, 0, from);
        out.writeBytes((nullAt < 0 ? "\"subject\":\"" + client + "\"," : "\"" + client + "\"").getBytes(US_ASCII));
        int goOn = nullAt < 0 ? from : from + NULL_LENGTH;
        out.write(event, goOn, event.length - goOn);
        return out.toByteArray();
    }
}
