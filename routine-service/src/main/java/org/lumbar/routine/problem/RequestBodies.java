package org.lumbar.routine.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.StrictJson;
import org.lumbar.foundation.input.Unreadable;

/** A body of one kind: one JSON value with each member once, checked against its schema, then read. */
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

    /** @throws Refused if the body is no JSON, or naming every fault of its shape */
    public T read(byte[] body) {
        JsonNode tree = tree(body);
        if (tree.isMissingNode()) {
            throw Refused.invalid(List.of(new Fault("missing", "", "A JSON body is needed.")));
        }
        List<Fault> faults = shape.faults(tree);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        try {
            return json.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema lets through what " + type.getSimpleName() + " can't hold", e);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return StrictJson.read(body);
        } catch (Unreadable e) {
            throw Refused.unreadable(e);
        }
    }
}
