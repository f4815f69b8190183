package org.lumbar.foundation.access;

/** As what somebody works in a practice, in the words of the contract and of the API. */
public enum StaffRole {
    THERAPIST(Roles.THERAPIST),
    PRACTICE_ADMIN(Roles.PRACTICE_ADMIN);

    private final String role;

    StaffRole(String role) {
        this.role = role;
    }

    /** As a token claims it: one of {@link Roles}. */
    public String role() {
        return role;
    }
}
