package org.lumbar.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Everything that can be wrong with a body before anybody asks what it says; each makes a good request a bad one. */
public enum BadBody {
    TEXT_BEHIND_IT,
    TWO_VALUES,
    A_MEMBER_TWICE,
    U_0000_IN_A_TEXT,
    HALF_A_SURROGATE_PAIR,
    A_NUMBER_BEYOND_INT,
    AN_ARRAY_FOR_AN_OBJECT,
    NOTHING,
    HALF_OF_IT,
    ANOTHER_MEDIA_TYPE,
    A_MEDIA_TYPE_WITHOUT_SUBTYPE,
    TWO_MEDIA_TYPES_IN_ONE_HEADER,
    TWO_CONTENT_TYPE_HEADERS,
    AN_EMPTY_CONTENT_TYPE,
    TOO_LARGE,
    TOO_LARGE_OF_UNKNOWN_LENGTH;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long BEYOND_INT = 99_999_999_999L;

    /**
     * The good request, made bad.
     *
     * @param limit bytes that a body may have
     */
    public RawHttp.Request in(RawHttp.Request good, int limit) {
        String text = new String(good.body(), StandardCharsets.UTF_8);
        return switch (this) {
            case TEXT_BEHIND_IT -> body(good, text + " garbage");
            case TWO_VALUES -> body(good, text + "\n" + text);
            case A_MEMBER_TWICE -> body(good, twice(text));
            case U_0000_IN_A_TEXT -> body(good, firstText(text, "x\\u0000y"));
            case HALF_A_SURROGATE_PAIR -> body(good, firstText(text, "cut \\ud83d"));
            case A_NUMBER_BEYOND_INT -> body(good, firstScalar(text));
            case AN_ARRAY_FOR_AN_OBJECT -> body(good, "[" + text + "]");
            case NOTHING -> body(good, "");
            case HALF_OF_IT -> body(good, text.substring(0, text.length() / 2));
            case ANOTHER_MEDIA_TYPE -> types(good, "text/plain");
            case A_MEDIA_TYPE_WITHOUT_SUBTYPE -> types(good, "application");
            case TWO_MEDIA_TYPES_IN_ONE_HEADER ->
                types(good, good.contentTypes().get(0) + ", text/plain");
            case TWO_CONTENT_TYPE_HEADERS -> types(good, good.contentTypes().get(0), "text/plain");
            case AN_EMPTY_CONTENT_TYPE -> types(good, "");
            case TOO_LARGE -> tooLarge(good, limit, false);
            case TOO_LARGE_OF_UNKNOWN_LENGTH -> tooLarge(good, limit, true);
        };
    }

    private static RawHttp.Request body(RawHttp.Request good, String body) {
        return new RawHttp.Request(
                good.method(),
                good.target(),
                good.token(),
                good.contentTypes(),
                body.getBytes(StandardCharsets.UTF_8),
                good.chunked());
    }

    private static RawHttp.Request types(RawHttp.Request good, String... types) {
        return new RawHttp.Request(
                good.method(), good.target(), good.token(), List.of(types), good.body(), good.chunked());
    }

    /** Spaces, which every JSON parser would skip. */
    private static RawHttp.Request tooLarge(RawHttp.Request good, int limit, boolean chunked) {
        byte[] body = Arrays.copyOf(good.body(), limit + 1);
        Arrays.fill(body, good.body().length, body.length, (byte) ' ');
        return new RawHttp.Request(good.method(), good.target(), good.token(), good.contentTypes(), body, chunked);
    }

    private static String twice(String text) {
        Map.Entry<String, JsonNode> first = object(text).properties().iterator().next();
        return "{\"" + first.getKey() + "\":" + first.getValue() + "," + text.substring(text.indexOf('{') + 1);
    }

    private static String firstText(String text, String escaped) {
        ObjectNode root = object(text);
        ObjectNode object = holder(root, JsonNode::isTextual).orElseThrow();
        String name = object.properties().stream()
                .filter(member -> member.getValue().isTextual())
                .findFirst()
                .orElseThrow()
                .getKey();
        object.put(name, "@HERE@");
        return root.toString().replace("@HERE@", escaped);
    }

    /** A whole number, if there is one, else a text becomes the number. */
    private static String firstScalar(String text) {
        ObjectNode root = object(text);
        ObjectNode object = holder(root, JsonNode::isValueNode).orElseThrow();
        String name = StreamSupport.stream(object.properties().spliterator(), false)
                .filter(member -> member.getValue().isValueNode())
                .min((a, b) ->
                        Boolean.compare(b.getValue().isInt(), a.getValue().isInt()))
                .orElseThrow()
                .getKey();
        object.put(name, BEYOND_INT);
        return root.toString();
    }

    /** The outermost object with such a member; of several the first. */
    private static Optional<ObjectNode> holder(JsonNode value, Predicate<JsonNode> wanted) {
        if (value instanceof ObjectNode object
                && object.properties().stream().anyMatch(member -> wanted.test(member.getValue()))) {
            return Optional.of(object);
        }
        return StreamSupport.stream(value.spliterator(), false)
                .flatMap(child -> holder(child, wanted).stream())
                .findFirst();
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the good body is one JSON object", e);
        }
    }
}
