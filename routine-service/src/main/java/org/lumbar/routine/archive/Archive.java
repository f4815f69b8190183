package org.lumbar.routine.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An archive and how far it is.
 *
 * @param expiresAt when its bytes are deleted, fetched or not
 * @param fetchedAt null until somebody has begun to fetch it
 */
public record Archive(
        UUID archiveId,
        UUID clientId,
        State state,
        Instant requestedAt,
        String requestedBy,
        Instant expiresAt,
        @Nullable Instant fetchedAt,
        List<Progress> services) {

    /** What can be done with it. */
    @Schema(name = "ArchiveState")
    public enum State {
        /** Services have not all answered. */
        COLLECTING,
        /** It can be fetched, once. */
        READY,
        /** Somebody has; its bytes are deleted. */
        FETCHED,
        /** Nobody has in time; its bytes are deleted. */
        EXPIRED,
        /** A service has not answered in time: ask for another. */
        FAILED
    }

    /**
     * How far a service is.
     *
     * @param parts that have arrived
     * @param complete whether those are all
     */
    public record Progress(String service, long parts, boolean complete) {}
}
