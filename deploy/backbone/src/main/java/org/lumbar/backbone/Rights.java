package org.lumbar.backbone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a token speaks for and what it allows.
 *
 * @param subject the person; for a client the client id
 * @param name what screens call them
 * @param role one of the roles; {@link DemoUser#STRANGER} for somebody who has none, and an account all the same
 * @param practice id of the practice in which the role holds; of no meaning for a stranger and an operator
 */
record Rights(String subject, String name, String role, String practice) {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern SPELLED_OUT =
            Pattern.compile("(client|therapist|practice-admin|event-producer)@(" + UUID + ")/([A-Za-z0-9._-]{1,100})");

    /** Those who belong to no practice. */
    private static final Pattern NOWHERE =
            Pattern.compile("(" + DemoUser.STRANGER + "|" + DemoUser.OPERATOR + ")/([A-Za-z0-9._-]{1,100})");

    /**
     * The rights of a demo user, or those that a name like {@code therapist@<practice>/anna}, {@code stranger/joe} or
     * {@code operator/eve} spells out; else nothing.
     */
    static Optional<Rights> of(String username) {
        return DemoUser.named(username).map(DemoUser::rights).or(() -> spelledOut(username));
    }

    private static Optional<Rights> spelledOut(String username) {
        Matcher nowhere = NOWHERE.matcher(username);
        if (nowhere.matches()) {
            return Optional.of(new Rights(nowhere.group(2), nowhere.group(2), nowhere.group(1), DemoUser.PRACTICE));
        }
        Matcher name = SPELLED_OUT.matcher(username);
        if (!name.matches()) {
            return Optional.empty();
        }
        Rights rights = new Rights(name.group(3), name.group(3), name.group(1), name.group(2));
        return rights.isClient() && !rights.subject.matches(UUID) ? Optional.empty() : Optional.of(rights);
    }

    Map<String, Object> claims() {
        Map<String, Object> claims = new TreeMap<>(Map.of("sub", subject, "name", name, "preferred_username", name));
        if (role.equals(DemoUser.STRANGER)) {
            return claims;
        }
        claims.put("roles", List.of(role));
        if (role.equals(DemoUser.OPERATOR)) {
            return claims;
        }
        claims.put("lumbar_practice", practice);
        if (isClient()) {
            claims.put("lumbar_client", subject);
        }
        return claims;
    }

    private boolean isClient() {
        return role.equals("client");
    }
}
