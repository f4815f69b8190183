package org.lumbar.session.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Mutations;
import org.lumbar.session.client.Client;
import org.lumbar.session.contract.Examples;
import org.lumbar.session.event.Code;
import org.lumbar.session.plan.PlanSnapshot;

/** No bytes make the readers of clients and plans throw anything but their own coded fault. */
class MutatedSnapshotsTest {
    private static final int OF_EACH_KIND = 26_000;

    private final Mutations mutations = Mutations.seeded();
    private final Map<Code, Integer> found = new EnumMap<>(Code.class);
    private int taken;

    private interface Reader {
        Object read(byte[] value) throws SnapshotRejected;
    }

    @Test
    void noClientBreaksTheReader() {
        read("client/", Client::read);
    }

    @Test
    void noPlanBreaksTheReader() {
        read("plan/", PlanSnapshot::read);
    }

    private void read(String name, Reader reader) {
        List<byte[]> examples =
                Examples.of(name, "valid").stream().map(Examples::bytes).toList();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            read(reader, mutations.json(examples.get(i % examples.size())));
        }
        assertThat(taken).as("mutants that the reader takes").isPositive();
        assertThat(found.keySet())
                .as("faults that the mutants have")
                .contains(Code.MALFORMED_JSON, Code.MISSING_FIELD, Code.INVALID_FIELD);
    }

    private void read(Reader reader, byte[] mutant) {
        try {
            reader.read(mutant);
            taken++;
        } catch (SnapshotRejected e) {
            found.merge(e.code(), 1, Integer::sum);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(mutations.last(), e);
        }
    }
}
