package org.lumbar.bench.array;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.SessionEvent;

/** A row of session-service's {@code events}, as far as the bench fills it. */
record EventRow(
        UUID client, UUID event, @Nullable UUID session, Instant occurred, Instant received, String zone, byte[] data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static EventRow of(SessionEvent event) {
        Instant at = OffsetDateTime.parse(event.time()).toInstant();
        return new EventRow(
                event.clientId(),
                event.id(),
                session(event),
                at,
                at,
                event.timezone(),
                event.data().getBytes(UTF_8));
    }

    private static @Nullable UUID session(SessionEvent event) {
        try {
            String text = JSON.readTree(event.data()).path("sessionId").textValue();
            return text == null ? null : UUID.fromString(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
