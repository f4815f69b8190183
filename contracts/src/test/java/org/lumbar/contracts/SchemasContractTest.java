package org.lumbar.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasContractTest {
    private static final Path BEYOND_SCHEMA = Path.of("beyond-schema");
    private static final String NOT_JSON = "malformed-json__";

    @ParameterizedTest
    @MethodSource("schemaFiles")
    void everySchemaFollowsItsMetaSchema(Path schemaFile) throws IOException {
        // Given
        JsonNode schema = Contract.read(schemaFile);
        // When
        var faults = Contract.metaSchema().validate(schema);
        // Then
        assertThat(faults).isEmpty();
        assertThat(schema.path("$id").asText()).endsWith("/schemas/" + schemaFile.getFileName());
    }

    @ParameterizedTest
    @MethodSource("validExamples")
    void theSchemaAcceptsEveryValidExample(Path example) throws IOException {
        // Given
        var schema = Contract.schema(Contract.schemaOf(folderOf(example)));
        // When
        var faults = schema.validate(Contract.read(example));
        // Then
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalidExamples")
    void theSchemaRejectsEveryInvalidExample(Path example) throws IOException {
        // Given
        var schema = Contract.schema(Contract.schemaOf(folderOf(example)));
        // When
        var faults = schema.validate(Contract.read(example));
        // Then
        assertThat(faults).isNotEmpty();
    }

    /** Otherwise the folder's name would be a lie, and an example that a schema does see would hide there. */
    @ParameterizedTest
    @MethodSource("examplesBeyondSchema")
    void theSchemaAloneAcceptsWhatLiesBeyondIt(Path example) throws IOException {
        // Given
        var schema = Contract.schema(Contract.schemaOf(folderOf(example)));
        // When
        var faults = schema.validate(Contract.read(example));
        // Then
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformedExamples")
    void noStrictParserReadsAMalformedExample(Path example) {
        // When
        Throwable thrown = catchThrowable(() -> Contract.read(example));
        // Then
        assertThat(thrown).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("exampleFolders")
    void everyFolderHasGoodAndBadExamplesOfASchema(Path folder) {
        // When
        String schema = Contract.schemaOf(folder.getFileName().toString());
        // Then
        assertThat(Contract.SCHEMAS.resolve(schema)).exists();
        assertThat(Contract.list(folder.resolve("valid"))).isNotEmpty();
        assertThat(Contract.list(folder.resolve("invalid"))).isNotEmpty();
    }

    @Test
    void everySchemaButTheSharedWordsHasExamples() {
        // Given
        Set<String> schemas = new TreeSet<>(names(Contract.schemaFiles()));
        schemas.remove("types.v1.json");
        // When
        List<String> folders = names(Contract.exampleFolders());
        // Then
        assertThat(schemas).allSatisfy(schema -> assertThat(folders).contains(schema.replace(".v1.json", "")));
    }

    @Test
    void noExampleIsOrphaned() throws IOException {
        // Given
        Set<Path> known =
                new TreeSet<>(Stream.of(validExamples(), invalidExamples(), examplesBeyondSchema(), malformedExamples())
                        .flatMap(files -> files)
                        .toList());
        // When
        List<Path> found;
        try (Stream<Path> files = Files.walk(Contract.EXAMPLES)) {
            found = files.filter(Files::isRegularFile)
                    .filter(file -> !Contract.EXAMPLES.equals(file.getParent()))
                    .sorted()
                    .toList();
        }
        // Then
        assertThat(found).containsExactlyElementsOf(known);
    }

    @Test
    void everyInvalidExampleNamesACodeOfTheContractAndAPointer() throws IOException {
        // Given
        Properties pointers = new Properties();
        try (InputStream in = Files.newInputStream(Contract.EXAMPLES.resolve("pointers.properties"))) {
            pointers.load(in);
        }
        String codes = Contract.read(Contract.SCHEMAS.resolve("rejection.v1.json"))
                .at("/properties/lumbar-code/enum")
                .toString();
        // When
        List<Path> rejected = Stream.of(invalidExamples(), examplesBeyondSchema(), malformedExamples())
                .flatMap(files -> files)
                .toList();
        // Then
        assertThat(pointers.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(rejected.stream()
                        .map(file ->
                                Contract.EXAMPLES.relativize(file).toString().replace('\\', '/'))
                        .toList());
        assertThat(rejected)
                .allSatisfy(file -> assertThat(codes)
                        .contains('"' + file.getFileName().toString().split("__", 2)[0] + '"'));
    }

    static List<Path> schemaFiles() {
        return Contract.schemaFiles();
    }

    static List<Path> exampleFolders() {
        return Contract.exampleFolders();
    }

    static Stream<Path> validExamples() {
        return examples("valid");
    }

    static Stream<Path> invalidExamples() {
        return examples("invalid").filter(file -> !isNotJson(file));
    }

    static Stream<Path> malformedExamples() {
        return examples("invalid").filter(SchemasContractTest::isNotJson);
    }

    static Stream<Path> examplesBeyondSchema() {
        return examples("invalid/" + BEYOND_SCHEMA);
    }

    private static Stream<Path> examples(String kind) {
        return Contract.exampleFolders().stream()
                .flatMap(folder -> Contract.list(folder.resolve(kind)))
                .filter(file -> file.toString().endsWith(".json"));
    }

    private static boolean isNotJson(Path file) {
        return file.getFileName().toString().startsWith(NOT_JSON);
    }

    private static String folderOf(Path example) {
        return Contract.EXAMPLES.relativize(example).getName(0).toString();
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
