package org.lumbar.insights.triage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.problem.Problem;

/** Where a page of a list ended that is sorted by something else than need. It fits the order that it was made in. */
record SortedCursor(String order, double key, String nameKey, UUID clientId) {

    private static final int PARTS = 4;

    /** Before the first client. */
    private static SortedCursor start(TriageOrder order) {
        double first = order.isBackwards() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        return new SortedCursor(order.name(), first, "", new UUID(0, 0));
    }

    static SortedCursor parse(TriageOrder order, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return start(order);
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", PARTS);
            SortedCursor cursor =
                    new SortedCursor(parts[0], Double.parseDouble(parts[1]), parts[3], UUID.fromString(parts[2]));
            if (cursor.order.equals(order.name()) && cursor.nameKey.indexOf('\0') < 0) {
                return cursor;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            // Refused below, like one of another order.
        }
        throw Problem.invalidParameter("cursor", "must be a nextCursor of an earlier answer in the same order");
    }

    String text() {
        String plain = String.join("_", order, String.valueOf(key), clientId.toString(), nameKey);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
