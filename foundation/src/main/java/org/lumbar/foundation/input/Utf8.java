package org.lumbar.foundation.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8. The JSON parser takes some that are not: half surrogate pairs, characters written too long. */
public final class Utf8 {
    private Utf8() {}

    /** Whether the bytes from the first place to before the second are. */
    public static boolean isValid(byte[] bytes, int from, int to) {
        return isAscii(bytes, from, to) || decodes(bytes, from, to);
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    private static boolean decodes(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
