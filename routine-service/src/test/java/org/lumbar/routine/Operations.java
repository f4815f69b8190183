package org.lumbar.routine;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every operation of this service: whom it is for, and a good request of it. What the API document names beside it is missing here. */
final class Operations {
    /** Roles that an operation takes. */
    enum For {
        ADMINS,
        OPERATORS,
        ADMINS_AND_OPERATORS,
        /** Clients themselves, and nobody for them. */
        CLIENTS,
        CLIENTS_AND_ADMINS,
        CLINICIANS,
        CLIENTS_TOO,
        /** Whoever is signed in, whatever their token gives them. */
        SIGNED_IN
    }

    /**
     * An operation.
     *
     * @param name method and path, as the API document has them
     * @param audience null if anybody may ask, without a token
     */
    record Operation(String name, @Nullable For audience, Map<String, ?> body) {
        /** As the audit names it. */
        String withoutIds() {
            return name.replaceAll("\\{\\w+}", "{id}");
        }

        boolean isOfOneClient() {
            return name.contains("{clientId}") || name.contains("{planId}");
        }

        Response ask(RequestSpecification caller, UUID client, String plan) {
            return ask(caller, client, plan, NOBODYS);
        }

        Response ask(RequestSpecification caller, UUID client, String plan, UUID practice) {
            String[] parts = name.split(" ");
            String path = parts[1].replace("{clientId}", client.toString())
                    .replace("{planId}", plan)
                    .replace("{practiceId}", practice.toString())
                    .replaceAll(
                            "\\{(screeningId|proposalId|archiveId|invitationId|loginId|rosterId)}",
                            "00000000-0000-7000-8000-0000000000bb")
                    .replace("{stepKey}", "floor")
                    .replace("{key}", "eight-steps")
                    .replace("{version}", "1");
            if (body.containsKey(CSV)) {
                byte[] csv = String.valueOf(body.get(CSV)).getBytes(StandardCharsets.UTF_8);
                return caller.contentType(CSV).body(csv).request(parts[0], path);
            }
            RequestSpecification request =
                    caller.contentType("application/json").accept("application/json");
            return (parts[0].equals("GET") ? request : request.body(body)).request(parts[0], path);
        }
    }

    private static final UUID NOBODYS = UUID.fromString("00000000-0000-7000-8000-0000000000cc");

    /** In place of a JSON body. */
    private static final String CSV = "text/csv";

    private Operations() {}

    static Map<String, Operation> byName() {
        Map<String, Operation> all = new TreeMap<>();
        Stream.of(open(), catalogue(), clients(), joining(), staff(), consents(), rosters(), plans())
                .flatMap(List::stream)
                .forEach(each -> all.put(each.name(), each));
        return all;
    }

    /** Those that need a token. */
    static List<Operation> guarded() {
        return byName().values().stream()
                .filter(each -> each.audience() != null)
                .toList();
    }

    /** Those that need a role. */
    static List<Operation> withRoles() {
        return guarded().stream()
                .filter(each -> each.audience() != For.SIGNED_IN)
                .toList();
    }

    /** Those about one practice that the address names. */
    static List<Operation> ofPractices() {
        return guarded().stream()
                .filter(each -> each.name().contains("{practiceId}"))
                .toList();
    }

    /** Those about one client, or one plan. */
    static List<Operation> ofClients() {
        return guarded().stream().filter(Operation::isOfOneClient).toList();
    }

    private static List<Operation> open() {
        return List.of(
                new Operation("GET /v1/schemas/routine.v1.json", null, Map.of()),
                new Operation("GET /v1/calendar-feeds/{secret}", null, Map.of()));
    }

    private static List<Operation> catalogue() {
        return List.of(
                of("GET /v1/routines", For.CLIENTS_TOO),
                of("GET /v1/routines/{key}/versions/{version}", For.CLIENTS_TOO),
                of("GET /v1/routines/{key}/versions/{version}/differences", For.CLIENTS_TOO),
                of("GET /v1/routines/{key}/versions/{version}/steps/{stepKey}/picture", For.CLIENTS_TOO),
                of("POST /v1/routines/drafts", For.CLINICIANS, Map.of("key", "ours", "version", 1, "title", "T")),
                of("GET /v1/routines/{key}/drafts/{version}", For.CLINICIANS),
                of("POST /v1/routines/{key}/drafts/{version}/publish", For.CLINICIANS),
                of("GET /v1/screening-form", For.CLIENTS_TOO));
    }

    private static List<Operation> clients() {
        UUID id = UUID.randomUUID();
        return List.of(
                of("GET /v1/clients", For.CLINICIANS),
                of("POST /v1/clients", For.CLINICIANS, Practice.clientBody(UUID.randomUUID())),
                of("GET /v1/clients/{clientId}", For.CLIENTS_TOO),
                of("PATCH /v1/clients/{clientId}", For.CLINICIANS, Map.of("displayName", "B")),
                of("DELETE /v1/clients/{clientId}", For.ADMINS),
                of("POST /v1/clients/{clientId}/archives", For.CLIENTS_AND_ADMINS),
                of("GET /v1/clients/{clientId}/archives/{archiveId}", For.CLIENTS_AND_ADMINS),
                of("GET /v1/clients/{clientId}/archives/{archiveId}/content", For.CLIENTS_AND_ADMINS),
                of("GET /v1/erasures", For.ADMINS),
                of("GET /v1/erasures/{clientId}", For.ADMINS),
                of("GET /v1/clients/{clientId}/history", For.CLINICIANS),
                of("GET /v1/clients/{clientId}/today", For.CLIENTS_TOO),
                of("POST /v1/clients/{clientId}/calendar-feed", For.CLIENTS, Map.of("times", Map.of("am", "07:30"))),
                of("GET /v1/clients/{clientId}/calendar-feed", For.CLIENTS),
                of("DELETE /v1/clients/{clientId}/calendar-feed", For.CLIENTS),
                of("GET /v1/clients/{clientId}/audit-events", For.CLIENTS_AND_ADMINS),
                of("GET /v1/audit-events", For.ADMINS),
                of(
                        "POST /v1/clients/{clientId}/lock-clearances",
                        For.CLINICIANS,
                        Map.of("lockId", id, "technique", "BALL_ROLL", "note", "seen")),
                of(
                        "POST /v1/clients/{clientId}/screenings",
                        For.CLIENTS_TOO,
                        Map.of("version", Practice.SCREENING, "answers", Practice.healthy())),
                of("GET /v1/clients/{clientId}/screenings/latest", For.CLIENTS_TOO),
                of(
                        "POST /v1/clients/{clientId}/screenings/{screeningId}/clearance",
                        For.CLINICIANS,
                        Map.of("note", "seen")),
                of("GET /v1/clients/{clientId}/plans", For.CLIENTS_TOO),
                of(
                        "POST /v1/clients/{clientId}/plans",
                        For.CLINICIANS,
                        Practice.planBody("eight-steps", Practice.today())));
    }

    private static List<Operation> joining() {
        return List.of(
                of("POST /v1/clients/{clientId}/invitations", For.CLINICIANS),
                of("GET /v1/clients/{clientId}/invitations", For.CLINICIANS),
                of("DELETE /v1/clients/{clientId}/invitations/{invitationId}", For.CLINICIANS),
                of("GET /v1/clients/{clientId}/logins", For.CLIENTS_TOO),
                of("DELETE /v1/clients/{clientId}/logins/{loginId}", For.CLINICIANS),
                of("GET /v1/me", For.SIGNED_IN),
                of("POST /v1/invitations/redeem", For.SIGNED_IN, Map.of("code", "7Q2M-KX4D-9T8R-VB3N")));
    }

    private static List<Operation> staff() {
        return List.of(
                of("POST /v1/practices", For.OPERATORS, Map.of("name", "At the lake")),
                of(
                        "POST /v1/practices/{practiceId}/invitations",
                        For.ADMINS_AND_OPERATORS,
                        Map.of("role", "PRACTICE_ADMIN", "name", "Eve")),
                of("GET /v1/practices/{practiceId}/invitations", For.ADMINS),
                of("DELETE /v1/practices/{practiceId}/invitations/{invitationId}", For.ADMINS),
                of("GET /v1/practices/{practiceId}/logins", For.ADMINS),
                of("DELETE /v1/practices/{practiceId}/logins/{loginId}", For.ADMINS));
    }

    private static List<Operation> consents() {
        Map<String, ?> words = Map.of("title", "Your data", "text", "We store what you report.");
        return List.of(
                of("POST /v1/consent-text", For.ADMINS, Map.of("texts", Map.of("en", words))),
                of("GET /v1/consent-text", For.CLIENTS_TOO),
                of("GET /v1/consent-text/versions", For.CLIENTS_TOO),
                of("GET /v1/consent-text/versions/{version}", For.CLIENTS_TOO),
                of("GET /v1/clients/{clientId}/consents", For.CLIENTS_TOO),
                of(
                        "POST /v1/clients/{clientId}/consents",
                        For.CLIENTS_TOO,
                        Map.of("version", 1, "decision", "WITHDRAWN")));
    }

    private static List<Operation> rosters() {
        String csv = "reference,name,zone,therapist,routine,start,schedule\n4711,A,Europe/Berlin,anna,,,\n";
        return List.of(
                of("POST /v1/rosters", For.ADMINS, Map.of(CSV, csv)),
                of("GET /v1/rosters", For.ADMINS),
                of("GET /v1/rosters/{rosterId}", For.ADMINS),
                of("POST /v1/rosters/{rosterId}/confirmation", For.ADMINS),
                of("DELETE /v1/rosters/{rosterId}", For.ADMINS));
    }

    private static List<Operation> plans() {
        Map<String, ?> schedule = Map.of(
                "from",
                Practice.today().toString(),
                "schedule",
                Map.of("kind", "RRULE", "rrule", "FREQ=DAILY", "slots", List.of("am")));
        return List.of(
                of("GET /v1/proposals", For.CLINICIANS),
                of("GET /v1/plans/{planId}", For.CLIENTS_TOO),
                of("GET /v1/plans/{planId}/history", For.CLINICIANS),
                of("POST /v1/plans/{planId}/schedule", For.CLINICIANS, schedule),
                of("POST /v1/plans/{planId}/activate", For.CLINICIANS),
                of("POST /v1/plans/{planId}/pause", For.CLINICIANS),
                of("POST /v1/plans/{planId}/resume", For.CLINICIANS),
                of("POST /v1/plans/{planId}/complete", For.CLINICIANS),
                of("POST /v1/plans/{planId}/cancel", For.CLINICIANS),
                of("GET /v1/plans/{planId}/prescription", For.CLINICIANS),
                of(
                        "PUT /v1/plans/{planId}/prescription",
                        For.CLINICIANS,
                        Map.of("steps", List.of(Map.of("key", "heat", "note", "Slowly.")))),
                of("POST /v1/plans/{planId}/steps/{stepKey}/open", For.CLINICIANS),
                of("POST /v1/plans/{planId}/steps/{stepKey}/close", For.CLINICIANS),
                of("GET /v1/plans/{planId}/proposals", For.CLINICIANS),
                of("POST /v1/plans/{planId}/proposals/{proposalId}/accept", For.CLINICIANS, Map.of("note", "why")),
                of("POST /v1/plans/{planId}/proposals/{proposalId}/decline", For.CLINICIANS, Map.of("note", "why")));
    }

    private static Operation of(String name, For audience) {
        return of(name, audience, Map.of());
    }

    private static Operation of(String name, For audience, Map<String, ?> body) {
        return new Operation(name, audience, body);
    }
}
