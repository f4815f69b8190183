package org.lumbar.bench.reader;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.lumbar.session.store.PackedReader;

/** Validates an event against the contract's schemas, then lets Jackson bind it. */
final class ValidatorReader {
    private static final String ADDRESS = "https://lumbar.org/contracts/schemas/";

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaIdResolvers(
                            ids -> ids.mapPrefix(ADDRESS, "classpath:lumbar/contracts/schemas/")))
            .getSchema(SchemaLocation.of(ADDRESS + "session-event.v1.json"));

    private record Attributes(UUID id, UUID subject, String type, OffsetDateTime time, String timezone) {}

    /** @throws IOException if it is no event of the contract */
    ReadEvent read(byte[] value) throws IOException {
        JsonNode node = json.readTree(value);
        boolean valid = schema.validate(
                        node, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
        if (!valid) {
            throw new IOException("not valid");
        }
        Attributes attributes = json.treeToValue(node, Attributes.class);
        return new ReadEvent(
                attributes.subject(),
                attributes.id(),
                attributes.time().toInstant(),
                PackedReader.zone(attributes.timezone()),
                json.treeToValue(node.get("data"), JacksonEvent.of(attributes.type())));
    }
}
