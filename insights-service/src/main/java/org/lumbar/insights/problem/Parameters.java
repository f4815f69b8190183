package org.lumbar.insights.problem;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.AccessRefusals;
import org.lumbar.foundation.input.Ids;

/** Reads what callers write into a URL; whatever is wrong is refused with 400 and named. */
public final class Parameters {

    private Parameters() {}

    /** A client id; what is no UUID names no client and is refused like one that does not exist. */
    public static UUID clientId(String text) {
        UUID id = Ids.uuid(text);
        if (id == null) {
            throw AccessRefusals.clientNotFound();
        }
        return id;
    }

    /** A calendar day from 2000 to 2100, such as 2026-11-21; null if the parameter is absent. */
    public static @Nullable LocalDate day(String name, @Nullable String text) {
        return org.lumbar.foundation.problem.Parameters.day(name, text);
    }

    /** A size of a page from 1 to {@code most}. */
    public static int limit(@Nullable String wanted, int usual, int most) {
        return org.lumbar.foundation.problem.Parameters.limit(wanted, usual, most);
    }
}
