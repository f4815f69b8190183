package org.lumbar.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Compares a released schema with the current one and lists what was not merely added.
 *
 * <p>Both sides need protection: an old app writes for a new reader, so nothing may become narrower or newly required; a
 * new writer meets old readers, so nothing may vanish or stop being required.
 */
final class Compatibility {
    private static final Set<String> PROSE = Set.of("title", "description", "$comment", "examples");
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "$defs");
    private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties", "if", "then", "else", "not");
    private static final Set<String> SCHEMA_LISTS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> VALUE_SETS = Set.of("type", "enum");
    private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "minLength", "minItems", "exclusiveMinimum");
    private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "maxLength", "maxItems", "exclusiveMaximum");

    private final List<String> breaks = new ArrayList<>();
    private final JsonNode released;

    private Compatibility(JsonNode released) {
        this.released = released;
    }

    /** Says where {@code current} breaks {@code released}, as JSON pointers into the schema with a reason. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        Compatibility comparison = new Compatibility(released);
        comparison.schema("", released, current);
        return comparison.breaks;
    }

    private void schema(String at, JsonNode was, JsonNode is) {
        if (!was.isObject() || !is.isObject()) {
            check(was.equals(is), at, "changed");
            return;
        }
        Set<String> keywords = new TreeSet<>();
        was.fieldNames().forEachRemaining(keywords::add);
        is.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(PROSE);
        keywords.forEach(keyword -> keyword(keyword, at + "/" + keyword, was.path(keyword), is.path(keyword)));
    }

    private void keyword(String keyword, String at, JsonNode was, JsonNode is) {
        if (NAMED_SCHEMAS.contains(keyword)) {
            namedSchemas(at, was, is);
        } else if (SCHEMA_LISTS.contains(keyword)) {
            schemaList(keyword, at, was, is);
        } else if (SCHEMAS.contains(keyword)) {
            schema(at, was, is);
        } else if (VALUE_SETS.contains(keyword)) {
            unlessLifted(at, was, is, () -> values(is).containsAll(values(was)));
        } else if (keyword.equals("required")) {
            check(values(was).equals(values(is)), at, "what is required changed");
        } else if (LOWER_BOUNDS.contains(keyword)) {
            unlessLifted(at, was, is, () -> is.asDouble() <= was.asDouble());
        } else if (UPPER_BOUNDS.contains(keyword)) {
            unlessLifted(at, was, is, () -> is.asDouble() >= was.asDouble());
        } else {
            check(was.equals(is), at, "changed");
        }
    }

    /** A limit may go, or let more through; it may not come anew. */
    private void unlessLifted(String at, JsonNode was, JsonNode is, BooleanSupplier letsThroughNoLess) {
        boolean lifted = is.isMissingNode();
        boolean keptOrWider = !was.isMissingNode() && letsThroughNoLess.getAsBoolean();
        check(lifted || keptOrWider, at, "narrower");
    }

    private void namedSchemas(String at, JsonNode was, JsonNode is) {
        for (Map.Entry<String, JsonNode> entry : was.properties()) {
            String name = entry.getKey();
            check(is.has(name), at + "/" + name, "removed");
            if (is.has(name)) {
                schema(at + "/" + name, entry.getValue(), is.path(name));
            }
        }
    }

    private void schemaList(String keyword, String at, JsonNode was, JsonNode is) {
        for (int i = 0; i < was.size(); i++) {
            JsonNode now = is.has(i) ? is.get(i) : MissingNode.getInstance();
            check(!now.isMissingNode(), at + "/" + i, "removed");
            schema(at + "/" + i, was.get(i), now);
        }
        for (int i = was.size(); i < is.size(); i++) {
            boolean alternativeAdded = !keyword.equals("allOf") && !was.isMissingNode();
            check(alternativeAdded || concernsNewTypeOnly(is.get(i)), at + "/" + i, "a new condition");
        }
    }

    /** A new event type brings its own condition, which no event of a released type can meet. */
    private boolean concernsNewTypeOnly(JsonNode condition) {
        JsonNode type = condition.at("/if/properties/type/const");
        return type.isTextual() && !values(released.at("/properties/type/enum")).contains(type);
    }

    private void check(boolean holds, String at, String reason) {
        if (!holds) {
            breaks.add(at + ": " + reason);
        }
    }

    private static Set<JsonNode> values(JsonNode oneOrMany) {
        return oneOrMany.isValueNode()
                ? Set.of(oneOrMany)
                : StreamSupport.stream(oneOrMany.spliterator(), false).collect(Collectors.toSet());
    }
}
