package org.lumbar.routine.joining;

import java.time.Instant;
import java.util.UUID;

/**
 * An account at an identity provider that is the client. It names a person: its text says nothing.
 *
 * @param issuer of its tokens
 * @param subject of its tokens
 * @param boundAt when the invitation was redeemed
 * @param invitationId the invitation
 */
public record ClientLogin(UUID loginId, String issuer, String subject, Instant boundAt, UUID invitationId) {
    @Override
    public String toString() {
        return "ClientLogin";
    }
}
