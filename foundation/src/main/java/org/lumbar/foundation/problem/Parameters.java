package org.lumbar.foundation.problem;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Days;
import org.lumbar.foundation.input.Ids;

/** Reads what callers write into a query; whatever is wrong is a 400 {@code invalid-parameter} that names it. */
public final class Parameters {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private Parameters() {}

    /** A calendar day from 2000 to 2100; null if the parameter is absent. */
    public static @Nullable LocalDate day(String name, @Nullable String text) {
        LocalDate day = text == null ? null : Days.parse(text);
        if (text != null && day == null) {
            throw Problems.invalidParameter(name, "must be a calendar day of 2000 to 2100, such as 2026-11-21");
        }
        return day;
    }

    /** A size of a page from 1 to {@code most}. */
    public static int limit(@Nullable String text, int usual, int most) {
        return text == null ? usual : whole("limit", text, 1, most);
    }

    /** A whole number from {@code least} to {@code most}. */
    public static int whole(String name, @Nullable String text, int least, int most) {
        int value = text != null && WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw Problems.invalidParameter(name, "must be a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** An id; null if the parameter is absent. */
    public static @Nullable UUID uuid(String name, @Nullable String text) {
        UUID id = text == null ? null : Ids.uuid(text);
        if (text != null && id == null) {
            throw Problems.invalidParameter(name, "must be a UUID");
        }
        return id;
    }
}
