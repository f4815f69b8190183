package org.lumbar.routine;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The published contract, as a judge of what this service writes. */
public final class ContractSchemas {
    private static final String ADDRESS = "https://lumbar.org/contracts/schemas/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry ->
                    registry.schemaIdResolvers(ids -> ids.mapPrefix(ADDRESS, "classpath:lumbar/contracts/schemas/")));

    private ContractSchemas() {}

    /** @param file such as {@code plan.v1.json} */
    public static List<Error> faults(String file, JsonNode value) {
        return SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + file))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
