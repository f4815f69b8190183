package org.lumbar.routine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.foundation.intake.BadRecord;

/**
 * The contract's own examples: every valid one is read, and every invalid one whose fault lies in a field that this service
 * reads is refused with the contract's code and pointer.
 */
class SnapshotReaderContractTest {
    private static final String EXAMPLES = "lumbar/contracts/examples";
    /** Fields of the contract that this service does not look at. */
    private static final Map<Kind, Set<String>> NOT_READ = Map.of(
            Kind.CLIENT_DAY, Set.of("/dose/technique", "/dose/exceeded"),
            Kind.SESSION,
                    Set.of(
                            "/timezone",
                            "/eventCount",
                            "/flags",
                            "/flags/0",
                            "/firstReceivedAt",
                            "/stop/technique",
                            "/lockedWork",
                            "/lockedWork/0/stepKey",
                            "/lockedWork/0/technique",
                            "/lockedWork/0/lockId",
                            "/steps/2/skipReason"),
            Kind.PAIN_RATING,
                    Set.of(
                            "/timezone",
                            "/flags",
                            "/guidance",
                            "/guidance/answer",
                            "/guidance/rule",
                            "/sore",
                            "/occurredAt"));

    private final SnapshotReader reader = new SnapshotReader();

    /** A file of the contract; {@code code} is null for a valid one. */
    record Example(Kind kind, String name, byte[] value, String code, String pointer) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void everyValidExampleIsRead(Example example) throws BadRecord {
        Snapshot fact = reader.read(example.kind(), example.value());

        assertThat(fact.revision()).isPositive();
        assertThat(fact.ownKey()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void everyInvalidExampleIsRefusedWithItsCodeAndPointer(Example example) {
        BadRecord refused = catchThrowableOfType(BadRecord.class, () -> reader.read(example.kind(), example.value()));

        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(example.code());
        assertThat(Objects.requireNonNullElse(refused.pointer(), "")).isEqualTo(example.pointer());
    }

    @ParameterizedTest
    @MethodSource("faultsElsewhere")
    void aFaultInAFieldThatIsNotReadHurtsNobody(Example example) throws BadRecord {
        assertThat(reader.read(example.kind(), example.value())).isNotNull();
    }

    @Test
    void theListOfFieldsThatAreNotReadNamesOnlyWhatTheContractHas() {
        NOT_READ.forEach(
                (kind, pointers) -> assertThat(all(kind).map(Example::pointer)).containsAll(pointers));
    }

    static Stream<Example> valid() {
        return Stream.of(Kind.values())
                .flatMap(SnapshotReaderContractTest::all)
                .filter(e -> e.code().isEmpty());
    }

    static Stream<Example> invalid() {
        return faulty().filter(e -> !notRead(e));
    }

    static Stream<Example> faultsElsewhere() {
        return faulty().filter(SnapshotReaderContractTest::notRead);
    }

    private static Stream<Example> faulty() {
        return Stream.of(Kind.values())
                .flatMap(SnapshotReaderContractTest::all)
                .filter(e -> !e.code().isEmpty());
    }

    private static boolean notRead(Example example) {
        return Objects.requireNonNull(NOT_READ.get(example.kind())).contains(example.pointer());
    }

    private static Stream<Example> all(Kind kind) {
        try {
            URI folder = Objects.requireNonNull(
                            SnapshotReaderContractTest.class.getClassLoader().getResource(EXAMPLES))
                    .toURI();
            if (folder.getScheme().equals("file")) {
                return read(kind, Path.of(folder)).stream();
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return read(kind, jar.getPath(EXAMPLES)).stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Example> read(Kind kind, Path examples) throws IOException {
        Properties pointers = new Properties();
        try (var in = Files.newInputStream(examples.resolve("pointers.properties"))) {
            pointers.load(in);
        }
        List<Example> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(examples.resolve(kind.label()))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                String name = examples.relativize(file).toString();
                String code = name.contains("/valid/")
                        ? ""
                        : String.valueOf(file.getFileName()).split(Pattern.quote("__"))[0];
                found.add(new Example(kind, name, Files.readAllBytes(file), code, pointers.getProperty(name, "")));
            }
        }
        return found;
    }
}
