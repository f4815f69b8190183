package org.lumbar.routine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Mutations;
import org.lumbar.foundation.intake.BadRecord;
import org.lumbar.routine.intake.SnapshotReaderContractTest.Example;

/** Nothing that comes makes the reader throw: it is a fact, a tombstone, or set apart with a code. */
class SnapshotReaderGateTest {
    private static final int INPUTS = 60_000;
    private static final Set<String> CODES = Set.of("malformed-json", "missing-field", "invalid-field", "key-mismatch");

    private final SnapshotReader reader = new SnapshotReader();

    @Test
    void whateverComesIsReadOrSetApartWithACode() {
        List<Example> examples = SnapshotReaderContractTest.valid().toList();
        Mutations mutations = Mutations.seeded();
        int taken = 0;
        for (int i = 0; i < INPUTS; i++) {
            Example example = examples.get(i % examples.size());
            try {
                reader.read(example.kind(), mutations.json(example.value()));
                taken++;
            } catch (BadRecord bad) {
                assertThat(CODES).as(mutations.last()).contains(bad.code());
            } catch (RuntimeException | Error thrown) {
                throw new AssertionError(mutations.last(), thrown);
            }
        }
        assertThat(taken).as("some are still good").isBetween(1, INPUTS / 2);
    }

    @Test
    void whateverKeyATombstoneHasItIsAKeyOrSetApart() {
        Mutations mutations = Mutations.seeded();
        for (int i = 0; i < INPUTS / 4; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            String rest = kind == Kind.CLIENT_DAY ? "2026-11-02" : "0190a000-0000-7000-8000-0000000c0002";
            String key = mutations.text("0190a000-0000-7000-8000-0000000c0001:" + rest);
            try {
                assertThat(Change.delete(kind, key).key()).as(mutations.last()).isEqualTo(key);
            } catch (BadRecord bad) {
                assertThat(bad.code()).as(mutations.last()).isEqualTo("key-mismatch");
            } catch (RuntimeException | Error thrown) {
                throw new AssertionError(mutations.last(), thrown);
            }
        }
    }
}
