package org.lumbar.routine.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.lumbar.routine.problem.RequestBodies;

/** Makes of a form what the API makes of a body: by the same schema, with the same faults. */
@ApplicationScoped
public class DeskBodies {
    private final ObjectMapper json;

    DeskBodies(ObjectMapper json) {
        this.json = json;
    }

    /** How a body of this kind is read. */
    public <T> RequestBodies<T> of(String schema, Class<T> type) {
        return new RequestBodies<>(schema, type, json);
    }

    /** The bytes that a caller of the API would send. */
    public byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree can always be written", impossible);
        }
    }
}
