package org.lumbar.foundation.access;

import java.util.Set;

/** The values of the token's claim {@code roles} that are known; any other grants nothing. */
public final class Roles {
    public static final String CLIENT = "client";
    public static final String THERAPIST = "therapist";
    public static final String PRACTICE_ADMIN = "practice-admin";
    public static final String EVENT_PRODUCER = "event-producer";

    /** Makes practices for others to work in; sees no client, and nothing of a practice. */
    public static final String OPERATOR = "operator";

    /** All of them. */
    public static final Set<String> KNOWN = Set.of(CLIENT, THERAPIST, PRACTICE_ADMIN, EVENT_PRODUCER, OPERATOR);

    private Roles() {}
}
