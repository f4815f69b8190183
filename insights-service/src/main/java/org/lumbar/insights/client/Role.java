package org.lumbar.insights.client;

/** The roles a token may carry that this service knows. */
public final class Role {

    public static final String CLIENT = "client";
    public static final String THERAPIST = "therapist";
    public static final String PRACTICE_ADMIN = "practice-admin";

    private Role() {}
}
