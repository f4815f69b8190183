package org.lumbar.session.snapshot;

import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Code;

/** A snapshot that breaks the contract in a field that is read: it changes nothing, is a dead letter, and work goes on. */
public final class SnapshotRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable String pointer;

    /** @param pointer the place of the fault; null if it has none, as of a tombstone */
    public SnapshotRejected(Code code, @Nullable String pointer) {
        super(code.text() + (pointer == null ? "" : " " + pointer), null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    public Code code() {
        return code;
    }

    public @Nullable String pointer() {
        return pointer;
    }
}
