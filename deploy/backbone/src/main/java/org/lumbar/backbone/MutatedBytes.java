package org.lumbar.backbone;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Bytes as a broken line, a wrong encoding or a careless writer leaves them. */
final class MutatedBytes {
    private static final List<String> AWKWARD = List.of(
            "00",
            "FF",
            "C080", // U+0000 the long way
            "EDA0BD", // half a surrogate pair
            "EDA0BDEDB880", // a surrogate pair as CESU-8 writes it
            "F4908080", // beyond Unicode
            "E282", // half a character
            "EFBBBF", // a byte order mark
            "22",
            "5C",
            "5B",
            "7D",
            "2C",
            "0A",
            "2F2F",
            "1F8B08");
    private static final List<Charset> OTHER_ENCODINGS = List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("UTF-32"),
            Charset.forName("UTF-32LE"));
    private static final int MOST_CHANGES = 3;

    private final SplittableRandom random;

    MutatedBytes(SplittableRandom random) {
        this.random = random;
    }

    byte[] of(byte[] example) {
        byte[] mutated = example;
        for (int i = 0, n = 1 + random.nextInt(MOST_CHANGES); i < n; i++) {
            mutated = random.nextInt(5) == 0 ? whole(mutated) : part(mutated);
        }
        return mutated;
    }

    private byte[] part(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, at, awkward());
            case 1 -> replaced(bytes, at, to, new byte[0]);
            case 2 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 3 -> replaced(bytes, at, to, random(to - at));
            case 4 -> replaced(bytes, at, to, awkward());
            default -> flipped(bytes, at);
        };
    }

    private byte[] whole(byte[] bytes) {
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> Arrays.copyOfRange(bytes, random.nextInt(bytes.length + 1), bytes.length);
            case 2 -> joined(bytes, bytes);
            case 3 -> joined(bytes, " x".getBytes(StandardCharsets.UTF_8));
            case 4 -> joined(HexFormat.of().parseHex("EFBBBF"), bytes);
            case 5 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .getBytes(OTHER_ENCODINGS.get(random.nextInt(OTHER_ENCODINGS.size())));
            case 6 -> joined("[".getBytes(StandardCharsets.UTF_8), bytes);
            default -> random.nextBoolean() ? new byte[0] : random(1 + random.nextInt(64));
        };
    }

    private byte[] awkward() {
        return HexFormat.of().parseHex(AWKWARD.get(random.nextInt(AWKWARD.size())));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + by.length);
        out.write(bytes, 0, from);
        out.write(by, 0, by.length);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return replaced(first, first.length, first.length, second);
    }
}
