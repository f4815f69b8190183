package org.lumbar.routine.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body of one kind: checked against its schema, then read. */
public final class RequestBodies<T> {
    private final JsonShape shape;
    private final Class<T> type;
    private final ObjectMapper json;

    /** @param schema file name of the body's published schema */
    public RequestBodies(String schema, Class<T> type, ObjectMapper json) {
        this.shape = JsonShape.of(schema);
        this.type = type;
        this.json = json;
    }

    /** @throws Refused naming every fault of the body's shape */
    public T read(@Nullable JsonNode body) {
        if (body == null || body.isMissingNode()) {
            throw Refused.invalid(List.of(new Fault("missing", "", "A JSON body is needed.")));
        }
        List<Fault> faults = shape.faults(body);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        try {
            return json.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema lets through what " + type.getSimpleName() + " can't hold", e);
        }
    }
}
