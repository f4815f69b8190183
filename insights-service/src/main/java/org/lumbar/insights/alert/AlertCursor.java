package org.lumbar.insights.alert;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.Problem;

/** Where a page of alerts ended. */
record AlertCursor(int urgency, boolean acknowledged, LocalDate since, UUID clientId, UUID alertId) {

    /** Before the first alert. */
    static final AlertCursor START =
            new AlertCursor(-1, false, LocalDate.of(1970, 1, 1), new UUID(0, 0), new UUID(0, 0));

    static AlertCursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("_", 5);
            return new AlertCursor(
                    Integer.parseInt(parts[0]),
                    Boolean.parseBoolean(parts[1]),
                    LocalDate.parse(parts[2]),
                    UUID.fromString(parts[3]),
                    UUID.fromString(parts[4]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.invalidParameter("cursor", "must be a nextCursor of an earlier answer");
        }
    }

    static AlertCursor after(ShownAlert alert) {
        return new AlertCursor(
                alert.severity().ordinal(),
                alert.acknowledgement() != null,
                alert.since(),
                alert.clientId(),
                alert.alertId());
    }

    String text() {
        String plain = String.join(
                "_",
                String.valueOf(urgency),
                String.valueOf(acknowledged),
                since.toString(),
                clientId.toString(),
                alertId.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
