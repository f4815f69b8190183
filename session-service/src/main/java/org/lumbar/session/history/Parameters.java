package org.lumbar.session.history;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.problem.Problems;
import org.lumbar.session.event.TextValues;

/** Reads parameters of a request; a bad one is a 400 {@code invalid-parameter} that names it and does not repeat it. */
final class Parameters {
    private Parameters() {}

    static UUID uuid(String name, String text) {
        UUID value = TextValues.uuid(text);
        if (value == null) {
            throw Problems.invalidParameter(name, "must be a UUID");
        }
        return value;
    }

    static LocalDate day(String name, @Nullable String text, LocalDate ifAbsent) {
        LocalDate value = org.lumbar.foundation.problem.Parameters.day(name, text);
        return value == null ? ifAbsent : value;
    }

    static @Nullable Cursor cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Cursor value = Cursor.ofText(text);
        if (value == null) {
            throw Problems.invalidParameter("cursor", "must be the nextCursor of an earlier page");
        }
        return value;
    }
}
