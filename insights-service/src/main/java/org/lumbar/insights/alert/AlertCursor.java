package org.lumbar.insights.alert;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.problem.Problem;

/**
 * Where a page of alerts ended.
 *
 * @param recency days from the newest harm back to 1970-01-01: less is newer
 */
public record AlertCursor(int urgency, boolean acknowledged, int recency, UUID clientId, UUID alertId) {

    /** Before the first alert. */
    static final AlertCursor START = new AlertCursor(-1, false, Integer.MIN_VALUE, new UUID(0, 0), new UUID(0, 0));

    public static AlertCursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", 5);
            return new AlertCursor(
                    Integer.parseInt(parts[0]),
                    Boolean.parseBoolean(parts[1]),
                    Integer.parseInt(parts[2]),
                    UUID.fromString(parts[3]),
                    UUID.fromString(parts[4]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.invalidParameter("cursor", "must be a nextCursor of an earlier answer");
        }
    }

    public static AlertCursor after(ShownAlert alert) {
        return new AlertCursor(
                alert.severity().ordinal(),
                alert.acknowledgement() != null,
                recency(alert.newestHarm()),
                alert.clientId(),
                alert.alertId());
    }

    /** How far a day lies back, as tables store it: so the newest comes first in an index that runs upwards. */
    static int recency(LocalDate day) {
        return (int) -day.toEpochDay();
    }

    public String text() {
        String plain = String.join(
                "_",
                String.valueOf(urgency),
                String.valueOf(acknowledged),
                String.valueOf(recency),
                clientId.toString(),
                alertId.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
