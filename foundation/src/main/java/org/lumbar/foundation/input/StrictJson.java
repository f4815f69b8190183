package org.lumbar.foundation.input;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * JSON as every door takes it: exactly one value, each member once, nothing coerced into a text, limits on depth, names and
 * numbers, and no text that can't be stored.
 */
public final class StrictJson {
    /** Levels of nesting, the outermost braces being the first. */
    public static final int MAX_DEPTH = 32;

    /** Digits, sign, point and exponent of one number. */
    public static final int MAX_NUMBER_LENGTH = 40;

    private static final int MAX_NAME_LENGTH = 256;
    private static final ObjectMapper READER = strict(new ObjectMapper());

    private StrictJson() {}

    /**
     * Reads one value, all of whose texts and numbers can be kept.
     *
     * @return a missing node if there are no bytes, or only spaces
     * @throws Unreadable if that is not what the bytes are
     */
    public static JsonNode read(byte[] json) throws Unreadable {
        return storable(tree(json));
    }

    /** The value itself, if all its texts and numbers can be kept; for trees that were not made of JSON. */
    public static JsonNode storable(JsonNode value) throws Unreadable {
        Optional<String> text = unstorableText(value);
        if (text.isPresent()) {
            throw Unreadable.text(text.get());
        }
        Optional<String> number = find(value, "", StrictJson::isEndless, name -> false);
        if (number.isPresent()) {
            throw Unreadable.number(number.get());
        }
        return value;
    }

    private static JsonNode tree(byte[] json) throws Unreadable {
        try {
            return READER.readTree(json);
        } catch (IOException | RuntimeException e) {
            // Whatever a parser trips over, the bytes are at fault.
            throw Unreadable.malformed();
        }
    }

    /** True for a number that no double holds, such as 1e400. */
    private static boolean isEndless(JsonNode value) {
        return value.isNumber() && !Double.isFinite(value.doubleValue());
    }

    /** Makes a mapper strict; returns the same one. */
    public static <M extends ObjectMapper> M strict(M mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .build());
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /** The pointer (RFC 6901) of the first text or member name that can't be stored; empty if all can. */
    public static Optional<String> unstorableText(JsonNode value) {
        return find(
                value,
                "",
                each -> each.isTextual() && !Texts.isStorable(each.textValue()),
                name -> !Texts.isStorable(name));
    }

    /** The pointer of the first value, or of the object around the first name, that is looked for. */
    private static Optional<String> find(
            JsonNode value, String pointer, Predicate<JsonNode> wanted, Predicate<String> wantedName) {
        if (wanted.test(value)) {
            return Optional.of(pointer);
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .flatMap(member -> (wantedName.test(member.getKey())
                                    ? Optional.of(pointer)
                                    : find(
                                            member.getValue(),
                                            pointer + "/" + escaped(member.getKey()),
                                            wanted,
                                            wantedName))
                            .stream())
                    .findFirst();
        }
        for (int i = 0; i < value.size(); i++) {
            Optional<String> found = find(value.get(i), pointer + "/" + i, wanted, wantedName);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
