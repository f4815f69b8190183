package org.lumbar.insights.triage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.Problem;

/** Where a page of clients ended; callers send it back and need not know what is in it. */
record Cursor(String displayName, UUID clientId) {

    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(plain.substring(36), UUID.fromString(plain.substring(0, 36)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException foreign) {
            throw Problem.invalidParameter("cursor", "must be a nextCursor of an earlier answer");
        }
    }

    String text() {
        byte[] plain = (clientId + displayName).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
