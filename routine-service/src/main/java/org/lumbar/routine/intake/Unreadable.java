package org.lumbar.routine.intake;

/** A record that breaks the contract; names the fault, never the value. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String pointer;

    Unreadable(String code, String pointer) {
        super(code + " at " + pointer, null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    String code() {
        return code;
    }

    String pointer() {
        return pointer;
    }
}
