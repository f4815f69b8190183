package org.lumbar.foundation.input;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as the contract writes them. */
public final class Ids {
    private static final int LENGTH = 36;
    private static final int HEX = 16;

    private Ids() {}

    /** A UUID of 8-4-4-4-12 hexadecimal digits, in either case; null for any other text, such as the shorter ones that Java takes. */
    public static @Nullable UUID uuid(String text) {
        return hasForm(text) ? UUID.fromString(text) : null;
    }

    private static boolean hasForm(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : c > 'f' || Character.digit(c, HEX) < 0) {
                return false;
            }
        }
        return true;
    }
}
