package org.lumbar.insights.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.archive.ArchiveRequest;
import org.lumbar.insights.practice.PracticeSnapshot;
import org.lumbar.insights.snapshot.Snapshot;

/** What a record turned out to be. */
sealed interface Reading {

    /** A good snapshot. */
    record Taken(Kind kind, Snapshot snapshot) implements Reading {}

    /** A good snapshot of who works for a practice. */
    record Staffed(PracticeSnapshot practice) implements Reading {}

    /** A tombstone: this key is to be forgotten. {@code name} is what follows the client id in the key, or empty. */
    record Erased(Kind kind, UUID clientId, String name) implements Reading {}

    /** Somebody asks for everything that is stored of a client. */
    record Asked(ArchiveRequest request) implements Reading {}

    /**
     * A bad record.
     *
     * @param code stable, from the contract's list of rejections
     * @param pointer JSON pointer of the fault, of names the contract defines; null for the record as a whole
     */
    record Rejected(String code, @Nullable String pointer) implements Reading {}
}
