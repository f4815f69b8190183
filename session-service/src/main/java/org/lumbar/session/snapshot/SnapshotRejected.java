package org.lumbar.session.snapshot;

/** A snapshot that breaks the contract in a field that is read: it changes nothing, is counted, and work goes on. */
public final class SnapshotRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String pointer;

    SnapshotRejected(String code, String pointer) {
        super(code + " " + pointer, null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    public String code() {
        return code;
    }

    public String pointer() {
        return pointer;
    }
}
