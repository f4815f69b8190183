package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Mutations;
import org.lumbar.insights.intake.Reading.Rejected;

/** Nothing that comes makes the reader throw: it is a snapshot, a tombstone, or set apart with a code. */
class SnapshotReaderGateTest {

    private static final int INPUTS = 60_000;
    private static final Set<String> CODES =
            Set.of("malformed-json", "too-deep", "missing-field", "invalid-field", "key-mismatch");

    private record Example(Kind kind, byte[] key, byte[] value) {}

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final SnapshotReader reader = new SnapshotReader(json, new ContractSchemas());

    @Test
    void whateverComesIsReadOrSetApartWithACode() {
        List<Example> examples = examples();
        Mutations mutations = Mutations.seeded();
        int taken = 0;
        for (int i = 0; i < INPUTS; i++) {
            Example example = examples.get(i % examples.size());
            byte[] key = i % 4 == 0 ? mutations.bytes(example.key()) : example.key();
            byte[] value = i % 40 == 0 ? null : mutations.json(example.value());
            Reading reading = read(example.kind(), i % 80 == 1 ? null : key, value, mutations);
            if (reading instanceof Rejected bad) {
                assertThat(CODES).as(mutations.last()).contains(bad.code());
            } else {
                taken++;
            }
        }
        assertThat(taken).as("some are still good").isBetween(1, INPUTS / 2);
    }

    private Reading read(Kind kind, byte @Nullable [] key, byte @Nullable [] value, Mutations mutations) {
        try {
            return reader.read(kind, key, value);
        } catch (RuntimeException | Error thrown) {
            throw new AssertionError(mutations.last(), thrown);
        }
    }

    private List<Example> examples() {
        Path root = Examples.root();
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Examples.in(root, kind.contractName() + "/valid")
                        .map(name -> example(kind, root.resolve(name))))
                .toList();
    }

    private Example example(Kind kind, Path file) {
        try {
            byte[] value = Files.readAllBytes(file);
            return new Example(kind, SnapshotsContractTest.key(kind, json.readTree(value)), value);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
