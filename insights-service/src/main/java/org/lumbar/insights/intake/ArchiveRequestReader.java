package org.lumbar.insights.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Ids;
import org.lumbar.foundation.input.StrictJson;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.insights.archive.ArchiveRequest;
import org.lumbar.insights.intake.Reading.Asked;
import org.lumbar.insights.intake.Reading.Rejected;

/** Makes a record's bytes into a request for an archive, or a coded rejection. */
@ApplicationScoped
class ArchiveRequestReader {

    private final ObjectMapper json;

    ArchiveRequestReader(ObjectMapper json) {
        this.json = StrictJson.strict(json.copy());
    }

    Reading read(byte @Nullable [] key, byte @Nullable [] value) {
        JsonNode tree = value == null ? null : tree(value);
        if (tree == null || !tree.isObject()) {
            return new Rejected("malformed-json", null);
        }
        for (String field : List.of("archiveId", "clientId", "practiceId", "requestedAt")) {
            if (!tree.hasNonNull(field)) {
                return new Rejected("missing-field", "/" + field);
            }
        }
        for (String field : List.of("archiveId", "clientId", "practiceId")) {
            if (id(tree, field) == null) {
                return new Rejected("invalid-field", "/" + field);
            }
        }
        Instant requestedAt = instant(tree.get("requestedAt").asText());
        if (requestedAt == null) {
            return new Rejected("invalid-field", "/requestedAt");
        }
        UUID client = UUID.fromString(tree.get("clientId").asText());
        if (!Believable.key(key, client)) {
            return new Rejected("key-mismatch", null);
        }
        return new Asked(new ArchiveRequest(
                UUID.fromString(tree.get("archiveId").asText()),
                client,
                UUID.fromString(tree.get("practiceId").asText()),
                requestedAt));
    }

    private @Nullable JsonNode tree(byte[] value) {
        try {
            return json.readTree(value);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable UUID id(JsonNode tree, String field) {
        return Ids.uuid(tree.get(field).asText());
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
