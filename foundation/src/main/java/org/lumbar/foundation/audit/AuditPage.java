package org.lumbar.foundation.audit;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Events, newest first.
 *
 * @param next what {@code before} has to be for the next page; null on the last
 */
@Schema(name = "AuditPage")
public record AuditPage(List<AuditEvent> events, @Nullable UUID next) {

    static AuditPage of(List<AuditEvent> found, int size) {
        List<AuditEvent> page = found.subList(0, Math.min(size, found.size()));
        return new AuditPage(
                List.copyOf(page), found.size() > size ? page.get(size - 1).eventId() : null);
    }
}
