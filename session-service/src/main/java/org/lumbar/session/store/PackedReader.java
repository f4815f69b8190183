package org.lumbar.session.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.failure.StoredFormUnknown;
import org.lumbar.foundation.input.Zones;

/** Reads what {@link PackedWriter} wrote, in the same order. */
public final class PackedReader {
    private final byte[] bytes;
    private int at;

    public PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public long number() {
        long rest = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            rest |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return rest >>> 1 ^ -(rest & 1);
            }
        }
    }

    public int integer() {
        return Math.toIntExact(number());
    }

    public @Nullable Integer optionalInteger() {
        return flag() ? integer() : null;
    }

    public boolean flag() {
        return bytes[at++] != 0;
    }

    public @Nullable Boolean optionalFlag() {
        long value = number();
        return value == 0 ? null : Boolean.valueOf(value == 1);
    }

    public UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    public @Nullable UUID optionalUuid() {
        return flag() ? uuid() : null;
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[at++] & 0xFFL;
        }
        return value;
    }

    public String text() {
        int length = integer();
        String value = new String(bytes, at, length, UTF_8);
        at += length;
        return value;
    }

    public @Nullable String optionalText() {
        return flag() ? text() : null;
    }

    public Instant instant() {
        return Instant.ofEpochSecond(number(), number() * 1_000);
    }

    public <E> E word(E[] words) {
        return known(words, integer());
    }

    public <E> @Nullable E optionalWord(E[] words) {
        int position = integer();
        return position < 0 ? null : known(words, position);
    }

    /** Words are only ever added: one that is not known here was written by a newer release. */
    private static <E> E known(E[] words, int position) {
        if (position >= words.length) {
            throw new StoredFormUnknown(words.getClass().getComponentType().getSimpleName() + ", word " + position);
        }
        return words[position];
    }

    /** A time zone by its name; {@link #zone(String)} says which. */
    public ZoneId zone() {
        return zone(text());
    }

    /**
     * The zone of a stored name.
     *
     * @throws StoredFormUnknown if it is not known here: then a release with newer zones has stored it
     */
    public static ZoneId zone(String name) {
        ZoneId zone = Zones.find(name);
        if (zone == null) {
            throw new StoredFormUnknown("time zone");
        }
        return zone;
    }

    public <T> List<T> list(Function<PackedReader, T> each) {
        int count = integer();
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(each.apply(this));
        }
        return values;
    }
}
