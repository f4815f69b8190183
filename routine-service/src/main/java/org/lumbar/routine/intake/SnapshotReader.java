package org.lumbar.routine.intake;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.StrictJson;
import org.lumbar.foundation.intake.BadRecord;
import org.lumbar.routine.problem.JsonShape;

/** Reads a snapshot's value. Unknown fields are ignored; what it needs must be as the contract says. */
final class SnapshotReader {
    private static final ObjectMapper JSON = StrictJson.strict(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build());

    private static final Pattern PLAIN_NAMES = Pattern.compile("(?:/[a-zA-Z0-9]{1,32}(?=/|$))*");

    private final Map<Kind, JsonShape> shapes = new EnumMap<>(Kind.class);

    SnapshotReader() {
        for (Kind kind : Kind.values()) {
            shapes.put(kind, JsonShape.of("reads/" + kind.label() + ".json"));
        }
    }

    /** @throws BadRecord whatever the bytes are, if they are no snapshot of this kind; nothing else is thrown for what they are */
    Snapshot read(Kind kind, byte[] value) throws BadRecord {
        return read(shape(kind), kind.type(), value, "localDay", "startedAt", "lastReceivedAt", "receivedAt");
    }

    /**
     * Likewise for what is no snapshot.
     *
     * @param times fields that must be in the calendar
     */
    static <T> T read(JsonShape shape, Class<T> type, byte[] value, String... times) throws BadRecord {
        JsonNode tree = tree(value);
        try {
            List<Fault> faults = shape.faults(tree);
            if (!faults.isEmpty()) {
                throw bad(faults.get(0));
            }
            checkTexts(tree);
            checkTimes(tree, times);
            return JSON.treeToValue(tree, type);
        } catch (IOException | RuntimeException unforeseen) {
            // A validator that falls over a number, a date beyond the calendar: the value is at fault, whoever trips.
            throw new BadRecord("invalid-field", null);
        }
    }

    private JsonShape shape(Kind kind) {
        JsonShape shape = shapes.get(kind);
        if (shape == null) {
            throw new IllegalStateException("Every kind has a shape");
        }
        return shape;
    }

    private static JsonNode tree(byte[] value) throws BadRecord {
        try {
            JsonNode tree = JSON.readTree(value);
            if (!tree.isObject()) {
                throw new BadRecord("malformed-json", null);
            }
            return tree;
        } catch (IOException notJson) {
            throw new BadRecord("malformed-json", null);
        }
    }

    private static void checkTexts(JsonNode tree) throws BadRecord {
        String unstorable = StrictJson.unstorableText(tree).orElse(null);
        if (unstorable != null) {
            // What a producer calls a member that the contract does not know is not repeated.
            Matcher known = PLAIN_NAMES.matcher(unstorable);
            throw new BadRecord("invalid-field", known.lookingAt() ? known.group() : null);
        }
    }

    /** 30 February has the form of a date; only a calendar knows better. */
    private static void checkTimes(JsonNode tree, String... fields) throws BadRecord {
        for (String field : fields) {
            if (tree.hasNonNull(field)) {
                try {
                    String text = tree.get(field).asText();
                    var unused = text.contains("T") ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
                } catch (DateTimeException e) {
                    throw new BadRecord("invalid-field", "/" + field);
                }
            }
        }
    }

    private static BadRecord bad(Fault fault) {
        return new BadRecord("missing".equals(fault.code()) ? "missing-field" : "invalid-field", fault.pointer());
    }
}
