package org.lumbar.routine.joining;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invitation, without its code.
 *
 * @param createdBy subject of whoever invited
 * @param endedAt when it was redeemed, revoked, or expired; null while it is open
 * @param revokedBy subject of whoever revoked it; null unless it is revoked
 */
public record Invitation(
        UUID invitationId,
        State state,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String revokedBy) {

    /** What can be done with it. */
    @Schema(name = "InvitationState")
    public enum State {
        /** It can be redeemed, once. */
        OPEN,
        /** Somebody has. */
        REDEEMED,
        /** It was taken back. */
        REVOKED,
        /** Nobody has in time. */
        EXPIRED
    }

    /** With its code, which is shown this once. */
    public record Issued(UUID invitationId, String code, Instant createdAt, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued";
        }
    }

    /** By when it was ended, and how things stand now. */
    public static Invitation of(
            UUID id,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant redeemedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            Instant now) {
        if (redeemedAt != null) {
            return new Invitation(id, State.REDEEMED, createdAt, createdBy, expiresAt, redeemedAt, null);
        }
        if (revokedAt != null) {
            return new Invitation(id, State.REVOKED, createdAt, createdBy, expiresAt, revokedAt, revokedBy);
        }
        boolean expired = !expiresAt.isAfter(now);
        return new Invitation(
                id,
                expired ? State.EXPIRED : State.OPEN,
                createdAt,
                createdBy,
                expiresAt,
                expired ? expiresAt : null,
                null);
    }
}
