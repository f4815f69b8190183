package org.lumbar.insights.access;

/** The roles a token may carry that this service knows. */
public final class Role {

    public static final String CLIENT = "client";
    public static final String THERAPIST = "therapist";
    public static final String PRACTICE_ADMIN = "practice-admin";

    /**
     * How callers of the API prove their role: by a bearer token and nothing else. The session cookie of somebody who signed
     * in to the pages opens no door here, so no other site can make a browser write through it.
     */
    public static final String API = "api";

    private Role() {}
}
