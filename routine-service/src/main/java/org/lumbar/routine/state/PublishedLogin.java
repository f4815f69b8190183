package org.lumbar.routine.state;

import java.time.Instant;

/**
 * An account at an identity provider that is the client, as it is published. It names a person: its text says nothing.
 *
 * @param boundAt when the invitation was redeemed
 */
public record PublishedLogin(String issuer, String subject, Instant boundAt) {
    /** Of one client. */
    public static final int MOST = 10;

    @Override
    public String toString() {
        return "PublishedLogin";
    }
}
