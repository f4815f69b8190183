package org.lumbar.foundation.intake;

import org.jspecify.annotations.Nullable;

/** A record that breaks the contract. Names the fault, never the value. */
public final class BadRecord extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String pointer;

    /**
     * @param code stable, of the service's list
     * @param pointer JSON pointer (RFC 6901) of the fault; null for the record as a whole
     */
    public BadRecord(String code, @Nullable String pointer) {
        super(code + (pointer == null ? "" : " at " + pointer), null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    /** Stable, of the service's list. */
    public String code() {
        return code;
    }

    /** JSON pointer of the fault; null for the record as a whole. */
    public @Nullable String pointer() {
        return pointer;
    }
}
