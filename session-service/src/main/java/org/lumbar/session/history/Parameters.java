package org.lumbar.session.history;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.TextValues;

/** Reads parameters of a request; a bad one is a 400 {@code invalid-parameter} that names it and does not repeat it. */
final class Parameters {
    private Parameters() {}

    static UUID uuid(String name, String text) {
        UUID value = TextValues.uuid(text);
        if (value == null) {
            throw invalid(name, "A UUID is expected.");
        }
        return value;
    }

    static LocalDate day(String name, @Nullable String text, LocalDate ifAbsent) {
        LocalDate value = text == null ? ifAbsent : TextValues.date(text);
        if (value == null) {
            throw invalid(name, "A calendar day such as 2026-11-02 is expected.");
        }
        return value;
    }

    static @Nullable Cursor cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Cursor value = Cursor.ofText(text);
        if (value == null) {
            throw invalid("cursor", "The nextCursor of an earlier page is expected.");
        }
        return value;
    }

    private static HttpProblem invalid(String name, String detail) {
        return HttpProblem.builder()
                .withStatus(400)
                .withTitle("Invalid parameter")
                .withDetail(detail)
                .with("code", "invalid-parameter")
                .with("parameter", name)
                .build();
    }
}
