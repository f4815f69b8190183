package org.lumbar.insights.triage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.problem.Problem;

/** Where a page of clients ended; callers send it back and need not know what is in it. */
record Cursor(int need, boolean acknowledged, int recency, String nameKey, UUID clientId) {

    /** Before the first client. */
    static final Cursor START = new Cursor(-1, false, Integer.MIN_VALUE, "", new UUID(0, 0));

    static Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", 5);
            return new Cursor(
                    Integer.parseInt(parts[0]),
                    Boolean.parseBoolean(parts[1]),
                    Integer.parseInt(parts[2]),
                    parts[4],
                    UUID.fromString(parts[3]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.invalidParameter("cursor", "must be a nextCursor of an earlier answer");
        }
    }

    String text() {
        String plain = String.join(
                "_",
                String.valueOf(need),
                String.valueOf(acknowledged),
                String.valueOf(recency),
                clientId.toString(),
                nameKey);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
