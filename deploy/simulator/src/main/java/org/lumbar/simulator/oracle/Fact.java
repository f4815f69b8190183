package org.lumbar.simulator.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.schedule.LocalDays;

/** An event read back from what was sent. */
record Fact(UUID id, EventType type, Instant at, LocalDate day, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Fact of(SessionEvent event) {
        Instant at = OffsetDateTime.parse(event.time()).toInstant();
        try {
            JsonNode data = JSON.readTree(event.data());
            return new Fact(event.id(), event.type(), at, LocalDays.of(at, ZoneId.of(event.timezone())), data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + event.id() + " is not JSON", e);
        }
    }

    boolean is(EventType wanted) {
        return type == wanted;
    }

    @Nullable
    String text(String field) {
        return data.hasNonNull(field) ? data.get(field).textValue() : null;
    }

    @Nullable
    Integer number(String field) {
        return data.hasNonNull(field) ? (Integer) data.get(field).intValue() : null;
    }

    /** Whether a boolean field was sent at all. */
    boolean says(String field) {
        return data.hasNonNull(field);
    }

    boolean isTrue(String field) {
        return data.path(field).asBoolean(false);
    }

    @Nullable
    UUID sessionId() {
        String session = text("sessionId");
        return session == null ? null : UUID.fromString(session);
    }
}
