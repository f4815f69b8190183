package org.lumbar.routine.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lumbar.routine.problem.Fault;
import org.lumbar.routine.problem.JsonShape;

/** Reads a snapshot's value. Unknown fields are ignored; what it needs must be as the contract says. */
final class FactReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<Kind, JsonShape> shapes = new EnumMap<>(Kind.class);

    FactReader() {
        for (Kind kind : Kind.values()) {
            shapes.put(kind, JsonShape.of("reads/" + kind.label() + ".json"));
        }
    }

    Fact read(Kind kind, byte[] value) throws Unreadable {
        JsonNode tree = tree(value);
        List<Fault> faults = shape(kind).faults(tree);
        if (!faults.isEmpty()) {
            throw unreadable(faults.get(0));
        }
        checkTimes(tree, "localDay", "startedAt", "lastReceivedAt", "receivedAt");
        try {
            return JSON.treeToValue(tree, kind.type());
        } catch (IOException | DateTimeException e) {
            throw new Unreadable("invalid-field", "");
        }
    }

    private JsonShape shape(Kind kind) {
        JsonShape shape = shapes.get(kind);
        if (shape == null) {
            throw new IllegalStateException("Every kind has a shape");
        }
        return shape;
    }

    private static JsonNode tree(byte[] value) throws Unreadable {
        try {
            return JSON.readTree(value);
        } catch (IOException notJson) {
            throw new Unreadable("malformed-json", "");
        }
    }

    /** 30 February has the form of a date; only a calendar knows better. */
    private static void checkTimes(JsonNode tree, String... fields) throws Unreadable {
        for (String field : fields) {
            if (tree.hasNonNull(field)) {
                try {
                    String text = tree.get(field).asText();
                    var unused = text.contains("T") ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
                } catch (DateTimeException e) {
                    throw new Unreadable("invalid-field", "/" + field);
                }
            }
        }
    }

    private static Unreadable unreadable(Fault fault) {
        return new Unreadable("missing".equals(fault.code()) ? "missing-field" : "invalid-field", fault.pointer());
    }
}
