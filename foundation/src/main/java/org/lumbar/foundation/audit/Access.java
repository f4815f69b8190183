package org.lumbar.foundation.audit;

import java.util.Collection;
import java.util.List;
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

    /**
     * What one request did with the data of each of these clients: they differ in the client alone. In the role that reaches furthest, of
     * those the caller has: in that one they were let in.
     */
    static List<Access> of(Collection<UUID> clients, Caller caller, String method, String path) {
        String operation = method + " " + ID.matcher(path).replaceAll("{id}");
        String shortened = operation.substring(0, Math.min(LONGEST_OPERATION, operation.length()));
        String role = role(caller);
        String purpose = purpose(role);
        String action = action(method);
        UUID practice = caller.practice();
        return clients.stream()
                .distinct()
                .map(client -> new Access(client, practice, caller.subject(), role, action, shortened, purpose))
                .toList();
    }

    /** Whether a method only reads. */
    static boolean isRead(String method) {
        return action(method).equals(READ);
    }

    private static String action(String method) {
        return ACTIONS.getOrDefault(method, READ);
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
