package org.lumbar.session.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.TextValues;

/** Reads the fields of one JSON object of a snapshot by the forms of the contract; each fault names its JSON pointer. */
public final class SnapshotFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode node;
    private final String at;

    private SnapshotFields(JsonNode node, String at) {
        this.node = node;
        this.at = at;
    }

    public static SnapshotFields of(byte[] value) throws SnapshotRejected {
        try {
            JsonNode root = JSON.readTree(value);
            if (root.isObject()) {
                return new SnapshotFields(root, "");
            }
        } catch (IOException e) {
            throw new SnapshotRejected(Code.MALFORMED_JSON, "");
        }
        throw new SnapshotRejected(Code.MALFORMED_JSON, "");
    }

    /** True if the field is there and not null. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public SnapshotFields object(String name) throws SnapshotRejected {
        JsonNode found = required(name);
        if (!found.isObject()) {
            throw invalid(name);
        }
        return new SnapshotFields(found, at + "/" + name);
    }

    public JsonNode array(String name) throws SnapshotRejected {
        JsonNode found = required(name);
        if (!found.isArray()) {
            throw invalid(name);
        }
        return found;
    }

    public SnapshotFields element(String array, int index) throws SnapshotRejected {
        JsonNode found = array(array).get(index);
        if (!found.isObject()) {
            throw invalid(array + "/" + index);
        }
        return new SnapshotFields(found, at + "/" + array + "/" + index);
    }

    public UUID uuid(String name) throws SnapshotRejected {
        return checked(name, TextValues.uuid(textOf(name)));
    }

    public Instant instant(String name) throws SnapshotRejected {
        return checked(name, TextValues.instant(textOf(name)));
    }

    public ZoneId zone(String name) throws SnapshotRejected {
        return checked(name, Zones.find(textOf(name)));
    }

    public String text(String name, String pattern) throws SnapshotRejected {
        String text = textOf(name);
        return checked(name, text.matches(pattern) ? text : null);
    }

    /** A text that is not empty. */
    public String text(String name) throws SnapshotRejected {
        String text = textOf(name);
        return checked(name, text.isEmpty() ? null : text);
    }

    public boolean flag(String name) throws SnapshotRejected {
        JsonNode found = required(name);
        if (!found.isBoolean()) {
            throw invalid(name);
        }
        return found.booleanValue();
    }

    public <E extends Enum<E>> E word(String name, Class<E> words) throws SnapshotRejected {
        return checked(name, named(textOf(name), words));
    }

    /** One word of a list. */
    public <E extends Enum<E>> E word(String array, int index, Class<E> words) throws SnapshotRejected {
        return checked(array + "/" + index, named(array(array).get(index).textValue(), words));
    }

    private static <E extends Enum<E>> @Nullable E named(@Nullable String text, Class<E> words) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        return null;
    }

    public long revision() throws SnapshotRejected {
        JsonNode found = required("revision");
        if (!found.isIntegralNumber() || !found.canConvertToLong() || found.longValue() < 1) {
            throw invalid("revision");
        }
        return found.longValue();
    }

    public SnapshotRejected invalid(String name) {
        return new SnapshotRejected(Code.INVALID_FIELD, at + "/" + name);
    }

    private <T> T checked(String name, @Nullable T value) throws SnapshotRejected {
        if (value == null) {
            throw invalid(name);
        }
        return value;
    }

    private String textOf(String name) throws SnapshotRejected {
        JsonNode found = required(name);
        if (!found.isTextual()) {
            throw invalid(name);
        }
        return found.textValue();
    }

    private JsonNode required(String name) throws SnapshotRejected {
        JsonNode found = node.get(name);
        if (found == null) {
            throw new SnapshotRejected(Code.MISSING_FIELD, at + "/" + name);
        }
        return found;
    }
}
