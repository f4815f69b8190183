package org.lumbar.session.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other, without names: a quarter of their JSON, and a tenth of the time. {@link PackedReader}
 * reads the same calls in the same order. Enums are kept by their position.
 */
public final class PackedWriter {
    private static final int FIRST_SIZE = 512;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /** A whole number; small ones take one byte. */
    public PackedWriter number(long value) {
        reserve(10);
        // Zigzag: a small negative number stays small.
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A whole number that may be absent. */
    public PackedWriter optionalNumber(@Nullable Number value) {
        flag(value != null);
        return value == null ? this : number(value.longValue());
    }

    public PackedWriter flag(boolean value) {
        reserve(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    public PackedWriter optionalFlag(@Nullable Boolean value) {
        return number(value == null ? 0 : value ? 1 : 2);
    }

    public PackedWriter uuid(UUID value) {
        reserve(16);
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
        return this;
    }

    public PackedWriter optionalUuid(@Nullable UUID value) {
        flag(value != null);
        return value == null ? this : uuid(value);
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    public PackedWriter text(String value) {
        byte[] utf8 = value.getBytes(UTF_8);
        number(utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    public PackedWriter optionalText(@Nullable String value) {
        flag(value != null);
        return value == null ? this : text(value);
    }

    /** An instant, to the microsecond. */
    public PackedWriter instant(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano() / 1_000);
    }

    public PackedWriter word(Enum<?> value) {
        return number(value.ordinal());
    }

    public PackedWriter optionalWord(@Nullable Enum<?> value) {
        return number(value == null ? -1 : value.ordinal());
    }

    public <T> PackedWriter list(Collection<T> values, BiConsumer<PackedWriter, T> each) {
        number(values.size());
        values.forEach(value -> each.accept(this, value));
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
