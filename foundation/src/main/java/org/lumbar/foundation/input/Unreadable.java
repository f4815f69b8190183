package org.lumbar.foundation.input;

import java.util.List;

/** Bytes that no value can be read from, or one that can't be kept. Carries nothing of them but places. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean malformed;
    private final transient List<Fault> faults;

    private Unreadable(boolean malformed, Fault fault) {
        super(fault.detail(), null, false, false);
        this.malformed = malformed;
        this.faults = List.of(fault);
    }

    static Unreadable malformed() {
        return new Unreadable(
                true,
                new Fault("malformed-json", "", "The body is not one JSON value in UTF-8 with each member once."));
    }

    static Unreadable text(String pointer) {
        return new Unreadable(
                false,
                new Fault(
                        "wrong-format",
                        pointer,
                        "A text with U+0000, or with half of a surrogate pair, can't be kept."));
    }

    static Unreadable number(String pointer) {
        return new Unreadable(false, new Fault("out-of-range", pointer, "A number is too large to be kept."));
    }

    /** True if there is no value at all; false if there is one, and a place in it is at fault. */
    public boolean isMalformed() {
        return malformed;
    }

    public List<Fault> faults() {
        return faults;
    }
}
