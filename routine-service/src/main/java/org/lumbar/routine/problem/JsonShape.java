package org.lumbar.routine.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lumbar.foundation.input.Fault;

/**
 * A published JSON Schema (2020-12) of this service, asked for every fault of a body at once. Schemas live in
 * {@code /lumbar/routine/schemas} and refer to each other by file name.
 */
public final class JsonShape {
    private static final String ADDRESS = "https://lumbar.org/routine/schemas/";
    private static final String FOLDER = "classpath:lumbar/routine/schemas/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(ADDRESS, FOLDER)));
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("required", "missing"),
            Map.entry("minProperties", "missing"),
            Map.entry("type", "wrong-type"),
            Map.entry("enum", "unknown-value"),
            Map.entry("const", "unknown-value"),
            Map.entry("pattern", "wrong-format"),
            Map.entry("format", "wrong-format"),
            Map.entry("minimum", "out-of-range"),
            Map.entry("maximum", "out-of-range"),
            Map.entry("minLength", "too-short"),
            Map.entry("minItems", "too-short"),
            Map.entry("maxLength", "too-long"),
            Map.entry("maxItems", "too-long"),
            Map.entry("uniqueItems", "repeated"),
            Map.entry("additionalProperties", "unknown-field"),
            // The names that a schema of ours says something about are tags of languages.
            Map.entry("propertyNames", "ill-formed-language"));

    /** What the schemas demand of a day, besides its form: a year from 2000 to 2100. */
    private static final String DAYS = "^(?![0-9]{4}-)|^20[0-9]{2}-|^2100-";

    private final Schema schema;

    private JsonShape(Schema schema) {
        this.schema = schema;
    }

    /** @param file such as {@code routine.v1.json} */
    public static JsonShape of(String file) {
        return new JsonShape(SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + file)));
    }

    /** Every fault, in the order of the schema; empty if the body conforms. */
    public List<Fault> faults(JsonNode body) {
        return errors(body).stream().map(JsonShape::fault).distinct().toList();
    }

    private List<Error> errors(JsonNode body) {
        try {
            return schema.validate(
                    body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        } catch (RuntimeException e) {
            // The validator trips over some numbers that no schema of ours allows.
            throw Refused.invalid(List.of(new Fault("out-of-range", "", "A number in it is none that can be stored.")));
        }
    }

    private static Fault fault(Error error) {
        String keyword = Objects.requireNonNullElse(error.getKeyword(), "schema");
        String pointer = pointer(error);
        if (pointer.endsWith("/technique") && "enum".equals(keyword)) {
            return new Fault("unknown-technique", pointer, "This technique is not known.");
        }
        if ("pattern".equals(keyword) && isDay(error)) {
            return new Fault("out-of-range", pointer, "A day lies in the years 2000 to 2100.");
        }
        String code = CODES.getOrDefault(keyword, "not-allowed-here");
        return new Fault(code, pointer, "Does not satisfy \"" + keyword + "\" of the schema.");
    }

    private static boolean isDay(Error error) {
        return List.of(error.getArguments()).contains(DAYS);
    }

    /** For a missing or unknown field the validator points at the object; callers need the field. */
    private static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        String field = error.getProperty();
        return field == null ? at : at + "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
