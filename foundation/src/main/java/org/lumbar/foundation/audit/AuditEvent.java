package org.lumbar.foundation.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One access to one client's data. The words are those of FHIR's AuditEvent.
 *
 * @param clientId whose data
 * @param recordedAt on the service's clock, before the answer left
 * @param eventId names the event
 * @param agent the subject of the token that asked
 * @param role the role in which the agent did it
 * @param action C, R, U or D: created, read, updated, deleted
 * @param operation method and path, its ids left out, such as {@code GET /v1/clients/{id}/sessions}
 * @param purpose HL7's PurposeOfUse, by role: TREAT of therapists, HOPERAT of administrators, PATRQT of clients themselves, SYSDEV
 *     of event producers
 */
@Schema(name = "AuditEvent")
public record AuditEvent(
        UUID clientId,
        Instant recordedAt,
        UUID eventId,
        String agent,
        String role,
        String action,
        String operation,
        String purpose) {}
