package org.lumbar.routine;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every page of the desk, as the code has them, and how each is asked for one client. */
public final class DeskPages {
    /** All that there are. */
    public static final List<String> PATHS = List.of(
            "GET /app",
            "GET /app/manifest.webmanifest",
            "GET /app/worker.js",
            "GET /desk",
            "GET /desk/clients/{clientId}",
            "GET /desk/clients/{clientId}/access/{form}",
            "GET /desk/clients/{clientId}/erase",
            "GET /desk/clients/{clientId}/erase/receipt",
            "GET /desk/clients/{clientId}/new-plan",
            "GET /desk/clients/{clientId}/plan/{planId}/{change}",
            "GET /desk/clients/{clientId}/plan/{planId}/prescription",
            "GET /desk/clients/{clientId}/plan/{planId}/steps/{stepKey}/{move}",
            "GET /desk/clients/{clientId}/screening",
            "GET /desk/clients/{clientId}/{form}",
            "GET /desk/consent-text",
            "GET /desk/join",
            "GET /desk/join/code",
            "GET /desk/new-client",
            "GET /desk/rosters",
            "GET /desk/rosters/{rosterId}",
            "GET /desk/routines",
            "GET /desk/routines/{key}/{version}",
            "GET /desk/sign-out",
            "GET /desk/signed-in",
            "GET /desk/signed-out",
            "GET /desk/staff",
            "GET /desk/{unknown}",
            "GET /join",
            "POST /desk/clients/{clientId}/access/consents",
            "POST /desk/clients/{clientId}/access/invitations",
            "POST /desk/clients/{clientId}/access/invitations/{invitationId}",
            "POST /desk/clients/{clientId}/access/logins/{loginId}",
            "POST /desk/clients/{clientId}/details",
            "POST /desk/clients/{clientId}/erase",
            "POST /desk/clients/{clientId}/locks",
            "POST /desk/clients/{clientId}/new-plan",
            "POST /desk/clients/{clientId}/plan/{planId}/{change}",
            "POST /desk/clients/{clientId}/plan/{planId}/prescription",
            "POST /desk/clients/{clientId}/plan/{planId}/steps/{stepKey}/{move}",
            "POST /desk/clients/{clientId}/plans/{planId}/proposals/{proposalId}",
            "POST /desk/clients/{clientId}/screening",
            "POST /desk/clients/{clientId}/screenings/{screeningId}",
            "POST /desk/consent-text",
            "POST /desk/join/code",
            "POST /desk/new-client",
            "POST /desk/rosters",
            "POST /desk/rosters/{rosterId}",
            "POST /desk/routines/{key}/{version}",
            "POST /desk/sign-out",
            "POST /desk/staff/invitations",
            "POST /desk/staff/invitations/{invitationId}",
            "POST /desk/staff/logins/{loginId}");

    /** Fields of all forms at once; each takes those that it knows. */
    static final Map<String, String> FIELDS = Map.of(
            "displayName", "Changed",
            "careTeam", "mallory",
            "status", "INACTIVE",
            "note", "by a stranger",
            "decision", "GIVEN",
            "version", "1",
            "technique", "BALL_ROLL",
            "lockId", UUID.randomUUID().toString(),
            "erase", "yes",
            "confirm", "yes");

    private DeskPages() {}

    /** The pages that name a client, filled in. */
    static List<String> of(String method, UUID client, String plan) {
        return PATHS.stream()
                .filter(page -> page.startsWith(method + " ") && page.contains("{clientId}"))
                .map(page -> page.substring(method.length() + 1)
                        .replace("{clientId}", client.toString())
                        .replace("{planId}", plan)
                        .replace("{change}", "pause")
                        .replace("{stepKey}", "floor")
                        .replace("{move}", "open")
                        .replace("{form}", "details")
                        .replace("{invitationId}", UUID.randomUUID().toString())
                        .replace("{loginId}", UUID.randomUUID().toString())
                        .replace("{proposalId}", UUID.randomUUID().toString())
                        .replace("{screeningId}", UUID.randomUUID().toString()))
                .toList();
    }
}
