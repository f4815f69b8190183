package org.lumbar.bench.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of the contract on the fields of a tree. Null is an absent field; what is wrong is an {@link IOException}. */
final class Fields {
    static final Set<String> PRESSURES = Set.of("LIGHT", "MODERATE", "FIRM", "DEEP", "TO_COMFORT");
    static final Set<String> STOP_REASONS =
            Set.of("DISCOMFORT", "VERY_PAINFUL", "BONE_PAIN", "EXCRUCIATING", "FATIGUE", "OTHER");
    static final Set<String> SKIP_REASONS =
            Set.of("PAIN", "NO_EQUIPMENT", "NO_TIME", "RESTING", "LOCKED", "DOSE_USED_UP", "OTHER");
    static final Set<String> MOMENTS = Set.of("BEFORE", "DURING", "AFTER", "NEXT_DAY", "AD_HOC");
    static final Set<String> FEELINGS = Set.of("BETTER", "SAME", "WORSE");
    private static final Pattern STEP_KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int UUID_LENGTH = 36;

    private final JsonNode object;

    Fields(JsonNode object) {
        this.object = object;
    }

    boolean has(String name) {
        return object.has(name);
    }

    <T> T required(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("missing");
        }
        return value;
    }

    UUID uuid(String name) throws IOException {
        String text = required(text(name));
        check(text.length() == UUID_LENGTH);
        return UUID.fromString(text);
    }

    @Nullable
    String stepKey() throws IOException {
        String text = text("stepKey");
        check(text == null || STEP_KEY.matcher(text).matches());
        return text;
    }

    @Nullable
    String occurrence() throws IOException {
        String text = text("occurrenceId");
        check(text == null
                || (!text.isEmpty() && text.length() <= 120 && text.chars().allMatch(c -> c >= '!' && c <= '~')));
        return text;
    }

    @Nullable
    String line(String name, int max) throws IOException {
        String text = text(name);
        check(text == null
                || (!text.isEmpty()
                        && text.codePointCount(0, text.length()) <= max
                        && text.chars().noneMatch(c -> c < 0x20)));
        return text;
    }

    @Nullable
    String word(String name, Set<String> words) throws IOException {
        String text = text(name);
        check(text == null || words.contains(text));
        return text;
    }

    @Nullable
    Integer whole(String name, int max) throws IOException {
        JsonNode node = object.get(name);
        if (node == null) {
            return null;
        }
        check(node.isInt() && node.intValue() >= 0 && node.intValue() <= max);
        return node.intValue();
    }

    @Nullable
    Boolean flag(String name) throws IOException {
        JsonNode node = object.get(name);
        check(node == null || node.isBoolean());
        return node == null ? null : Boolean.valueOf(node.booleanValue());
    }

    @Nullable
    JsonNode object(String name) throws IOException {
        JsonNode node = object.get(name);
        check(node == null || node.isObject());
        return node;
    }

    private @Nullable String text(String name) throws IOException {
        JsonNode node = object.get(name);
        check(node == null || node.isTextual());
        return node == null ? null : node.textValue();
    }

    private static void check(boolean fine) throws IOException {
        if (!fine) {
            throw new IOException("invalid");
        }
    }
}
