package org.lumbar.backbone;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who can sign in to the demo practice by a short name.
 *
 * @param username what they type
 * @param subject who they are in tokens: their name, or for a client the client id
 * @param name what screens call them
 * @param role their only role, or {@link #STRANGER}
 */
public record DemoUser(String username, String subject, String name, String role) {
    /** The demo practice, "Rückgrat Practice". */
    public static final String PRACTICE = "0190a000-0000-7000-8000-00000000d001";

    /** The password of every demo user. */
    public static final String PASSWORD = "demo";

    /** In place of a role: somebody who has an account, and no rights until they redeem an invitation. */
    public static final String STRANGER = "stranger";

    /** Makes practices, and belongs to none. */
    public static final String OPERATOR = "operator";

    /** The client whom the README's examples speak for. */
    public static final String KIM = "0190a000-0000-7000-8000-00000000c001";

    /** Everybody who can sign in by name: the staff of the demo practice, one client, somebody to be invited, and an operator. */
    public static final List<DemoUser> ALL = List.of(
            new DemoUser("anna", "anna", "Anna Lind", "therapist"),
            new DemoUser("ben", "ben", "Ben Okafor", "therapist"),
            new DemoUser("max", "max", "Max Sommer", "practice-admin"),
            new DemoUser("gateway", "gateway", "App gateway", "event-producer"),
            new DemoUser("kim", KIM, "Kim Demo", "client"),
            new DemoUser("sam", "sam", "Sam Stern", STRANGER),
            new DemoUser("olga", "olga", "Olga Weber", OPERATOR));

    static Optional<DemoUser> named(String username) {
        return ALL.stream().filter(user -> user.username.equals(username)).findFirst();
    }

    Rights rights() {
        return new Rights(subject, name, role, PRACTICE);
    }
}
