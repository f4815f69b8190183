package org.lumbar.contracts;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this module, as its tests read them. */
final class Contract {
    static final Path ROOT = Path.of("src/main/resources/lumbar/contracts");
    static final Path SCHEMAS = ROOT.resolve("schemas");
    static final Path EXAMPLES = ROOT.resolve("examples");

    private static final String SCHEMA_IDS = "https://lumbar.org/contracts/schemas/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaIdResolvers(
                    ids -> ids.mapPrefix(SCHEMA_IDS, "classpath:lumbar/contracts/schemas/")));

    private Contract() {}

    /**
     * Reads a file as strict JSON.
     *
     * @throws IOException if its bytes are not exactly one JSON value
     */
    static JsonNode read(Path file) throws IOException {
        JsonNode value = JSON.readTree(Files.readAllBytes(file));
        if (value.isMissingNode()) {
            throw new IOException("no JSON value in " + file);
        }
        return value;
    }

    static Schema schema(String fileName) {
        return REGISTRY.getSchema(SchemaLocation.of(SCHEMA_IDS + fileName));
    }

    static Schema metaSchema() {
        return REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    }

    /** The schema that the examples of a folder are written for: whole events share one. */
    static String schemaOf(String exampleFolder) {
        return exampleFolder.startsWith("session.") ? "session-event.v1.json" : exampleFolder + ".v1.json";
    }

    static List<Path> schemaFiles() {
        return list(SCHEMAS).toList();
    }

    static List<Path> exampleFolders() {
        return list(EXAMPLES).filter(Files::isDirectory).toList();
    }

    /** The direct children of a folder by name; none if it does not exist. */
    static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
