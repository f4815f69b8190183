package org.lumbar.foundation.input;

/** Texts that PostgreSQL, JSON and Kafka carry unchanged. */
public final class Texts {
    private Texts() {}

    /** False for a text with U+0000, which PostgreSQL refuses, or with half of a surrogate pair, which UTF-8 has no bytes for. */
    public static boolean isStorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
