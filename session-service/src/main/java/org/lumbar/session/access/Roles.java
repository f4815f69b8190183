package org.lumbar.session.access;

/** The values of the token's {@code roles} claim that this service knows; any other grants nothing. */
public final class Roles {
    public static final String CLIENT = "client";
    public static final String THERAPIST = "therapist";
    public static final String PRACTICE_ADMIN = "practice-admin";
    public static final String EVENT_PRODUCER = "event-producer";

    private Roles() {}
}
