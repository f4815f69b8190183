package org.lumbar.session.history;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.TextValues;

/** Where a page ends: the day and the id of its last session. Opaque to callers. */
record Cursor(LocalDate localDay, UUID sessionId) {

    String toText() {
        String plain = localDay + "/" + sessionId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Null for a text that no page ended with. */
    static @Nullable Cursor ofText(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (plain.length() != 47 || plain.charAt(10) != '/') {
                return null;
            }
            LocalDate day = TextValues.date(plain.substring(0, 10));
            UUID id = TextValues.uuid(plain.substring(11));
            return day == null || id == null ? null : new Cursor(day, id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
