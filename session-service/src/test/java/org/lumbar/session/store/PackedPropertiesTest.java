package org.lumbar.session.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.WithNull;

class PackedPropertiesTest {

    @Property
    void whatWasWrittenIsRead(
            @ForAll long number,
            @ForAll @WithNull Integer optional,
            @ForAll String text,
            @ForAll long high,
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @WithNull Boolean flag) {
        // Given
        Instant instant = Instant.ofEpochSecond(second, 123_456_000);
        byte[] bytes = new PackedWriter()
                .number(number)
                .optionalNumber(optional)
                .text(text)
                .uuid(new UUID(high, number))
                .instant(instant)
                .optionalFlag(flag)
                .toBytes();

        // When
        PackedReader in = new PackedReader(bytes);

        // Then
        assertThat(in.number()).isEqualTo(number);
        assertThat(in.optionalInteger()).isEqualTo(optional);
        // A lone surrogate has no UTF-8 form; JSON in UTF-8 never carries one.
        assertThat(in.text()).isEqualTo(new String(text.getBytes(UTF_8), UTF_8));
        assertThat(in.uuid()).isEqualTo(new UUID(high, number));
        assertThat(in.instant()).isEqualTo(instant);
        assertThat(in.optionalFlag()).isEqualTo(flag);
    }
}
