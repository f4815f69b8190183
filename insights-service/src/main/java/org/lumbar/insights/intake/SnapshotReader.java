package org.lumbar.insights.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.StrictJson;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.insights.intake.Reading.Erased;
import org.lumbar.insights.intake.Reading.Rejected;
import org.lumbar.insights.intake.Reading.Staffed;
import org.lumbar.insights.intake.Reading.Taken;
import org.lumbar.insights.practice.PracticeSnapshot;
import org.lumbar.insights.snapshot.Snapshot;

/** Makes a record's bytes into a snapshot, a tombstone or a coded rejection; never throws for what a record contains. */
@ApplicationScoped
class SnapshotReader {

    private static final String UUID_FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern CLIENT_KEY = Pattern.compile(UUID_FORM);
    private static final Pattern ID_KEY = Pattern.compile(UUID_FORM + ":" + UUID_FORM);
    private static final Pattern DAY_KEY = Pattern.compile(UUID_FORM + ":\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern PLAIN_NAMES = Pattern.compile("(?:/[a-zA-Z0-9]{1,32}(?=/|$))*");

    private final ObjectMapper json;
    private final ContractSchemas schemas;

    SnapshotReader(ObjectMapper json, ContractSchemas schemas) {
        this.json = StrictJson.strict(json.copy());
        this.schemas = schemas;
    }

    /** Reads one record of a topic that carries {@code kind}; a null value is a tombstone. */
    Reading read(Kind kind, byte @Nullable [] key, byte @Nullable [] value) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return value == null
                ? tombstone(kind, name)
                : judged(kind.contractName(), value, tree -> snapshot(kind, name, tree));
    }

    /** Reads one record of the topic of practices, which has no tombstones. */
    Reading readPractice(byte @Nullable [] key, byte @Nullable [] value) {
        return value == null
                ? new Rejected("malformed-json", null)
                : judged(ContractSchemas.PRACTICE, value, tree -> practice(key, tree));
    }

    private Reading judged(String contractName, byte[] value, Function<JsonNode, Reading> reader) {
        try {
            JsonNode tree = json.readTree(value);
            if (tree == null || !tree.isObject()) {
                return new Rejected("malformed-json", null);
            }
            Optional<String> unstorable = StrictJson.unstorableText(tree);
            if (unstorable.isPresent()) {
                return new Rejected("invalid-field", namesOfTheContract(unstorable.get()));
            }
            Optional<Rejected> fault = schemas.faultIn(contractName, tree);
            return fault.isPresent() ? fault.get() : reader.apply(tree);
        } catch (StreamConstraintsException tooMuch) {
            return new Rejected("too-deep", null);
        } catch (IOException unreadable) {
            return new Rejected("malformed-json", null);
        } catch (RuntimeException unforeseen) {
            // A validator that falls over a number, a date beyond the calendar: the value is at fault, whoever trips.
            return new Rejected("invalid-field", null);
        }
    }

    /** As much of a pointer as names the contract may define: what else a producer calls a member is not repeated. */
    private static String namesOfTheContract(String pointer) {
        Matcher known = PLAIN_NAMES.matcher(pointer);
        return known.lookingAt() ? known.group() : "";
    }

    private Reading practice(byte @Nullable [] key, JsonNode tree) {
        PracticeSnapshot practice;
        try {
            practice = json.treeToValue(tree, PracticeSnapshot.class);
        } catch (JsonMappingException mismatch) {
            return new Rejected("invalid-field", pointer(mismatch));
        } catch (JsonProcessingException unreadable) {
            return new Rejected("malformed-json", null);
        }
        return Believable.key(key, practice.practiceId()) ? new Staffed(practice) : new Rejected("key-mismatch", null);
    }

    private Reading snapshot(Kind kind, String key, JsonNode tree) {
        Snapshot snapshot;
        try {
            snapshot = json.treeToValue(tree, kind.type());
        } catch (JsonMappingException mismatch) {
            return new Rejected("invalid-field", pointer(mismatch));
        } catch (JsonProcessingException unreadable) {
            return new Rejected("malformed-json", null);
        }
        Optional<String> beyondSchema = BeyondSchema.faultIn(snapshot);
        if (beyondSchema.isPresent()) {
            return new Rejected("invalid-field", beyondSchema.get());
        }
        return snapshot.key().equals(key) ? new Taken(kind, snapshot) : new Rejected("key-mismatch", null);
    }

    private static Reading tombstone(Kind kind, String key) {
        Pattern form = switch (kind) {
            case CLIENT -> CLIENT_KEY;
            case CLIENT_DAY -> DAY_KEY;
            case PLAN, SESSION, RATING -> ID_KEY;
        };
        if (!form.matcher(key).matches() || (kind == Kind.CLIENT_DAY && !isDate(key.substring(key.indexOf(':') + 1)))) {
            return new Rejected("key-mismatch", null);
        }
        int colon = key.indexOf(':');
        return colon < 0
                ? new Erased(kind, UUID.fromString(key), "")
                : new Erased(kind, UUID.fromString(key.substring(0, colon)), key.substring(colon + 1));
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    private static String pointer(JsonMappingException mismatch) {
        return mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
