package org.lumbar.session.event;

import org.jspecify.annotations.Nullable;

/**
 * An event that breaks the contract: one code, and the JSON pointer of the first fault in the order of the schema. The
 * pointer is made only of names that the contract defines; nothing of the event's content is kept here, so it may be
 * logged and answered.
 */
public final class EventRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable String pointer;

    public EventRejected(Code code, @Nullable String pointer) {
        // No stack trace: a flood of bad events must not cost more than a flood of good ones.
        super(code.text(), null, false, false);
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
