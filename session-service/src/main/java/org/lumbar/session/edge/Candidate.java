package org.lumbar.session.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.EventReader;

/**
 * One event of a request with its place in it and, as long as nothing speaks against it, the bytes to be sent.
 *
 * @param value the event as the app wrote it; a subject that it left out is written into it
 */
record Candidate(Result result, @Nullable UUID clientId, byte @Nullable [] value) {

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
        UUID client = Objects.requireNonNull(outcome.event()).clientId();
        byte[] event = Arrays.copyOfRange(document, from, to);
        return new Candidate(
                Result.accepted(outcome.event().id()),
                client,
                outcome.hasSubject() ? event : withSubject(event, client));
    }

    boolean isAccepted() {
        return value != null;
    }

    /** Appends the member, so that it also wins over an explicit null. */
    private static byte[] withSubject(byte[] event, UUID client) {
        byte[] member = (",\"subject\":\"" + client + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(event, event.length - 1 + member.length);
        System.arraycopy(member, 0, whole, event.length - 1, member.length);
        return whole;
    }
}
