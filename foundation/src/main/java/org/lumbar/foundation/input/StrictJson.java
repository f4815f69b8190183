package org.lumbar.foundation.input;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.Optional;

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

    private StrictJson() {}

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
        return unstorableText(value, "");
    }

    private static Optional<String> unstorableText(JsonNode value, String pointer) {
        if (value.isTextual()) {
            return Texts.isStorable(value.textValue()) ? Optional.empty() : Optional.of(pointer);
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .flatMap(member -> {
                        String name = member.getKey();
                        return Texts.isStorable(name)
                                ? unstorableText(member.getValue(), pointer + "/" + escaped(name)).stream()
                                : Optional.of(pointer).stream();
                    })
                    .findFirst();
        }
        for (int i = 0; i < value.size(); i++) {
            Optional<String> found = unstorableText(value.get(i), pointer + "/" + i);
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
