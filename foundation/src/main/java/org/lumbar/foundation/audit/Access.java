package org.lumbar.foundation.audit;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;

/**
 * What one request did with one client's data.
 *
 * @param practiceId whose administrators may look it up; the caller's
 */
record Access(
        UUID clientId, UUID practiceId, String agent, String role, String action, String operation, String purpose) {
    static final String READ = "R";

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int LONGEST_OPERATION = 200;
    private static final Map<String, String> ACTIONS = Map.of("POST", "C", "PUT", "U", "PATCH", "U", "DELETE", "D");

    /** In the role that reaches furthest, of those the caller has: in that one they were let in. */
    static Access of(UUID clientId, Caller caller, String method, String path) {
        String operation = method + " " + ID.matcher(path).replaceAll("{id}");
        String role = role(caller);
        return new Access(
                clientId,
                caller.practice(),
                caller.subject(),
                role,
                ACTIONS.getOrDefault(method, READ),
                operation.substring(0, Math.min(LONGEST_OPERATION, operation.length())),
                purpose(role));
    }

    private static String role(Caller caller) {
        if (caller.is(Roles.PRACTICE_ADMIN)) {
            return Roles.PRACTICE_ADMIN;
        }
        if (caller.is(Roles.THERAPIST)) {
            return Roles.THERAPIST;
        }
        return caller.is(Roles.CLIENT) ? Roles.CLIENT : Roles.EVENT_PRODUCER;
    }

    private static String purpose(String role) {
        return switch (role) {
            case Roles.THERAPIST -> "TREAT";
            case Roles.PRACTICE_ADMIN -> "HOPERAT";
            case Roles.CLIENT -> "PATRQT";
            default -> "SYSDEV";
        };
    }
}
