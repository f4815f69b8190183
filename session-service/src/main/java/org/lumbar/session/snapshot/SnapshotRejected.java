package org.lumbar.session.snapshot;

import org.lumbar.session.event.Code;

/** A snapshot that breaks the contract in a field that is read: it changes nothing, is a dead letter, and work goes on. */
public final class SnapshotRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String pointer;

    public SnapshotRejected(Code code, String pointer) {
        super(code.text() + " " + pointer, null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    public Code code() {
        return code;
    }

    public String pointer() {
        return pointer;
    }
}
