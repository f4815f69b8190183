package org.lumbar.routine.collected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.intake.BadRecord;
import org.lumbar.routine.problem.JsonShape;

/**
 * A record of an archive: some rows of a kind, or how much there was of every kind.
 *
 * @param kind of the rows; null in the last record of an attempt
 * @param part from 1; 0 in the last record
 * @param content rows of JSON with commas between them; empty in the last record
 * @param kinds JSON: what there was; null but in the last record
 */
public record ArchivePart(
        UUID archiveId,
        UUID clientId,
        String service,
        UUID attempt,
        @Nullable String kind,
        int part,
        byte[] content,
        @Nullable String kinds) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonShape SHAPE = JsonShape.of("reads/archive-part.json");

    /** @throws BadRecord whatever the bytes are, if they are no part. Texts in rows are not looked at: nobody here reads them */
    public static ArchivePart read(byte @Nullable [] value) throws BadRecord {
        JsonNode tree = tree(value);
        List<Fault> faults = SHAPE.faults(tree);
        if (!faults.isEmpty()) {
            Fault first = faults.get(0);
            throw new BadRecord("missing".equals(first.code()) ? "missing-field" : "invalid-field", first.pointer());
        }
        boolean last = tree.has("kinds");
        for (String field : last ? List.<String>of() : List.of("kind", "part", "rows")) {
            if (!tree.has(field)) {
                throw new BadRecord("missing-field", "/" + field);
            }
        }
        return new ArchivePart(
                id(tree, "archiveId"),
                id(tree, "clientId"),
                tree.get("service").textValue(),
                id(tree, "attempt"),
                last ? null : tree.get("kind").textValue(),
                last ? 0 : tree.get("part").intValue(),
                last ? new byte[0] : rows(tree.get("rows")),
                last ? tree.get("kinds").toString() : null);
    }

    private static JsonNode tree(byte @Nullable [] value) throws BadRecord {
        try {
            JsonNode tree = value == null ? null : JSON.readTree(value);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException notJson) {
            throw new BadRecord("malformed-json", null);
        }
        throw new BadRecord("malformed-json", null);
    }

    /** Without the brackets, so that parts can be joined. */
    private static byte[] rows(JsonNode rows) {
        try {
            byte[] array = JSON.writeValueAsBytes(rows);
            return Arrays.copyOfRange(array, 1, array.length - 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read can be written", impossible);
        }
    }

    private static UUID id(JsonNode tree, String field) {
        return UUID.fromString(tree.get(field).textValue());
    }
}
