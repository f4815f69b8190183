package org.lumbar.backbone;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who can sign in to the demo practice by a short name.
 *
 * @param username what they type; also their subject
 * @param name what screens call them
 * @param role their only role
 */
public record DemoUser(String username, String name, String role) {
    /** The demo practice, "Rückgrat Practice". */
    public static final String PRACTICE = "0190a000-0000-7000-8000-00000000d001";

    /** The password of every demo user. */
    public static final String PASSWORD = "demo";

    /** Everybody who works at the demo practice. */
    public static final List<DemoUser> ALL = List.of(
            new DemoUser("anna", "Anna Lind", "therapist"),
            new DemoUser("ben", "Ben Okafor", "therapist"),
            new DemoUser("max", "Max Sommer", "practice-admin"),
            new DemoUser("gateway", "App gateway", "event-producer"));

    static Optional<DemoUser> named(String username) {
        return ALL.stream().filter(user -> user.username.equals(username)).findFirst();
    }

    Rights rights() {
        return new Rights(username, name, role, PRACTICE);
    }
}
