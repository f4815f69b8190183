package org.lumbar.session.archive;

import java.time.Instant;
import java.util.UUID;
import org.lumbar.session.snapshot.SnapshotFields;
import org.lumbar.session.snapshot.SnapshotRejected;

/** Somebody who may asks for everything that is stored of a client. */
public record ArchiveRequest(UUID archiveId, UUID clientId, UUID practiceId, Instant requestedAt) {

    /** @throws SnapshotRejected at the first fault */
    public static ArchiveRequest read(byte[] value) throws SnapshotRejected {
        SnapshotFields request = SnapshotFields.of(value);
        return new ArchiveRequest(
                request.uuid("archiveId"),
                request.uuid("clientId"),
                request.uuid("practiceId"),
                request.instant("requestedAt"));
    }
}
