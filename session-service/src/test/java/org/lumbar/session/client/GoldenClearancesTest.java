package org.lumbar.session.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.foundation.failure.StoredFormUnknown;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.Golden;
import org.lumbar.session.store.PackedWriter;

/** What is stored for life stays readable: bytes that an earlier release wrote are kept here, and are never changed. */
class GoldenClearancesTest {
    private static final Instant AT = Instant.parse("2026-03-28T20:00:00.123456Z");

    private static final List<Client.Clearance> CLEARANCES = Arrays.stream(Technique.values())
            .map(technique -> new Client.Clearance(new UUID(7, technique.ordinal()), technique, AT))
            .toList();

    @Test
    void clearancesAreWrittenAsTheFirstReleaseWroteThem() {
        assertThat(HexFormat.of().formatHex(PackedClearances.pack(CLEARANCES))).isEqualTo(Golden.hex("clearances-1"));
    }

    @Test
    void clearancesOfTheFirstReleaseAreReadWithoutALoss() {
        byte[] stored = HexFormat.of().parseHex(Golden.hex("clearances-1"));

        assertThat(PackedClearances.unpack(stored)).isEqualTo(CLEARANCES);
        assertThat(PackedClearances.unpack(PackedClearances.pack(List.of()))).isEmpty();
    }

    @Test
    void theNextFormIsReadBeforeAnyReleaseWritesIt() {
        byte[] next = HexFormat.of().parseHex(Golden.hex("clearances-2"));

        assertThat(PackedClearances.unpack(next)).isEqualTo(CLEARANCES);
    }

    @Test
    void aFormOrATechniqueOfANewerReleaseIsWaitedForAndNoFaultOfARecord() {
        byte[] form = new PackedWriter().number(-3).number(0).toBytes();
        byte[] technique = new PackedWriter()
                .number(1)
                .uuid(new UUID(7, 7))
                .number(Technique.values().length)
                .instant(AT)
                .toBytes();

        assertThatThrownBy(() -> PackedClearances.unpack(form)).isInstanceOf(StoredFormUnknown.class);
        assertThatThrownBy(() -> PackedClearances.unpack(technique)).isInstanceOf(StoredFormUnknown.class);
    }
}
