package org.lumbar.session.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The contract's schemas, formats included. */
public final class Schemas {
    private static final String IDS = "https://lumbar.org/contracts/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(IDS, "classpath:lumbar/contracts/schemas/")));

    private Schemas() {}

    /** Fails unless the value is valid, and returns it. */
    public static JsonNode check(String schema, byte[] value) {
        try {
            JsonNode node = JSON.readTree(value);
            check(schema, node);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the value is valid. */
    public static void check(String schema, JsonNode value) {
        var errors = REGISTRY.getSchema(SchemaLocation.of(IDS + schema))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).isEmpty();
    }
}
