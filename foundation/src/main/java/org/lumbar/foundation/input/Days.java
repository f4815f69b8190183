package org.lumbar.foundation.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Calendar days that people live in: {@code 2000-01-01} to {@code 2100-12-31}. */
public final class Days {
    public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private static final int LENGTH = "2000-01-01".length();

    private Days() {}

    /** The day that a text such as {@code 2026-11-02} names; null if it names none, or one outside of the two centuries. */
    public static @Nullable LocalDate parse(String text) {
        if (text.length() != LENGTH) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return isOne(day) ? day : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** True from {@link #FIRST} to {@link #LAST}, both included. */
    public static boolean isOne(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }
}
