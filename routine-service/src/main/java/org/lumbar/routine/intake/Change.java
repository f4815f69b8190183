package org.lumbar.routine.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.intake.BadRecord;

/**
 * What a record asks for.
 *
 * @param snapshot null to delete what is stored under the key
 */
record Change(
        Kind kind, UUID clientId, String ownKey, @Nullable Snapshot snapshot) implements Reading {

    static Change store(Snapshot snapshot) {
        return new Change(Kind.of(snapshot), snapshot.clientId(), snapshot.ownKey(), snapshot);
    }

    /**
     * A tombstone: its key is all it has.
     *
     * @param key in lower case
     */
    static Change delete(Kind kind, String key) throws BadRecord {
        if (!kind.isKey(key)) {
            throw new BadRecord("key-mismatch", null);
        }
        int colon = key.indexOf(':');
        return new Change(kind, UUID.fromString(key.substring(0, colon)), key.substring(colon + 1), null);
    }

    /** What the record's key has to be. */
    String key() {
        return clientId + ":" + ownKey;
    }

    /** Two changes of one row: of snapshots the newer revision, else what came last. */
    Change followedBy(Change later) {
        if (snapshot != null && later.snapshot != null && snapshot.revision() > later.snapshot.revision()) {
            return this;
        }
        return later;
    }

    /** What row it is about. */
    Row row() {
        return new Row(kind, clientId, ownKey);
    }

    record Row(Kind kind, UUID clientId, String ownKey) {}
}
