package org.lumbar.routine.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a record asks for.
 *
 * @param fact null to delete what is stored under the key
 */
record Change(
        Kind kind, UUID clientId, String ownKey, @Nullable Fact fact) {

    static Change keep(Fact fact) {
        return new Change(Kind.of(fact), fact.clientId(), fact.ownKey(), fact);
    }

    /** A tombstone: its key is all it has. */
    static Change delete(Kind kind, @Nullable String key) throws Unreadable {
        int colon = key == null ? -1 : key.indexOf(':');
        if (key == null || colon < 0) {
            throw new Unreadable("invalid-key", "");
        }
        try {
            return new Change(kind, UUID.fromString(key.substring(0, colon)), key.substring(colon + 1), null);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("invalid-key", "");
        }
    }

    /** Two changes of one row: of snapshots the newer revision, else what came last. */
    Change followedBy(Change later) {
        if (fact != null && later.fact != null && fact.revision() > later.fact.revision()) {
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
